import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;
/** Longer than any process needs between making the lock and signing it. */
const UNSIGNED_MS = 5_000;

const take = (folder) => {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(path.join(folder, 'pid'), String(process.pid));
  return true;
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const isAbandoned = (folder) => {
  try {
    return !isAlive(Number(readFileSync(path.join(folder, 'pid'), 'utf8')));
  } catch {
    const made = statSync(folder, { throwIfNoEntry: false });
    return made !== undefined && Date.now() - made.mtimeMs > UNSIGNED_MS;
  }
};

/**
 * Runs `work` while no other process of the checkout runs under the same lock. The lock of a
 * process that died is taken over.
 */
export const withLock = async ({ folder, waitingFor }, work) => {
  mkdirSync(path.dirname(folder), { recursive: true });
  let hasSaid = false;
  while (!take(folder)) {
    if (isAbandoned(folder)) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (!hasSaid) console.log(`Waiting for another process to finish ${waitingFor} ...`);
    hasSaid = true;
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
