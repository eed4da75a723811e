import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, PostgresStartError } from './errors';
import { isMarkAlive, ownMark, type ProcessMark } from './process-identity';

/** Longer than any process needs between creating a lock file and writing into it. */
const UNWRITTEN_MS = 5_000;

const create = (path: string): boolean => {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(file, JSON.stringify(ownMark()));
  } finally {
    closeSync(file);
  }
  return true;
};

const ageMs = (path: string): number => Date.now() - statSync(path).mtimeMs;

const isAbandoned = (path: string): boolean => {
  try {
    const text = readFileSync(path, 'utf8');
    if (text === '') return ageMs(path) > UNWRITTEN_MS;
    return !isMarkAlive(JSON.parse(text) as ProcessMark);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    if (error instanceof SyntaxError) return ageMs(path) > UNWRITTEN_MS;
    throw error;
  }
};

/**
 * Takes a lock between processes, without waiting. A lock whose holder died is taken over.
 * @returns the function that gives it back, or undefined when a living process holds it.
 * @throws the file-system error when the lock file cannot be written.
 */
export const tryLock = (path: string): (() => void) | undefined => {
  const release = () => rmSync(path, { force: true });
  if (create(path)) return release;
  if (!isAbandoned(path)) return undefined;

  // Two processes may both see the dead holder: only the one with the broom may remove its lock,
  // or the slower one would remove the lock that the faster one has just taken.
  const broom = `${path}.sweep`;
  if (!create(broom)) {
    if (isAbandoned(broom)) rmSync(broom, { force: true });
    return undefined;
  }
  try {
    if (isAbandoned(path)) rmSync(path, { force: true });
    return create(path) ? release : undefined;
  } finally {
    rmSync(broom, { force: true });
  }
};

/**
 * Runs `work` while holding the lock file `path`, waiting for it as long as `timeoutMs`.
 * @throws PostgresStartError `locked` when a living process keeps it longer than that.
 */
export const withLock = async <Result>(
  { path, timeoutMs = 120_000 }: { path: string; timeoutMs?: number },
  work: () => Promise<Result>,
): Promise<Result> => {
  const deadline = Date.now() + timeoutMs;
  let release = tryLock(path);
  while (!release) {
    if (Date.now() > deadline) {
      throw new PostgresStartError({
        code: 'locked',
        message: `Another Billwright process has been starting or stopping for too long: stop it, or remove ${path} when there is none.`,
      });
    }
    await sleep(40);
    release = tryLock(path);
  }
  try {
    return await work();
  } finally {
    release();
  }
};
