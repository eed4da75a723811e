import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries';
import { findPostmaster } from './postmaster';
import { runProgram } from './program';
import type { ServerUser } from './server-user';

/** A fast stop ends with a checkpoint, which may write gigabytes after a bulk load. */
const FAST_MS = 60_000;
const IMMEDIATE_MS = 10_000;

const isGoneWithin = async ({ dataDir, ms }: { dataDir: string; ms: number }): Promise<boolean> => {
  const deadline = Date.now() + ms;
  while (findPostmaster(dataDir)) {
    if (Date.now() > deadline) return false;
    await sleep(15);
  }
  return true;
};

const signal = ({ dataDir, name }: { dataDir: string; name: 'SIGINT' | 'SIGQUIT' }): void => {
  const postmaster = findPostmaster(dataDir);
  try {
    if (postmaster) process.kill(postmaster.pid, name);
  } catch {
    // It went away in between.
  }
};

/** Asks the server to stop without waiting for it: all that a process may do while it exits. */
export const requestStop = (dataDir: string): void => {
  // On Windows a signal would kill it outright, so there it stays for the next start to take over.
  if (process.platform !== 'win32') signal({ dataDir, name: 'SIGINT' });
};

/**
 * Stops the server on `dataDir` and waits for it: fast (open transactions are rolled back), and
 * after a minute without a clean end (the next start then recovers). None running is no error.
 */
export const stopServer = async ({
  dataDir,
  binaries,
  user,
}: {
  dataDir: string;
  binaries: Binaries;
  user: ServerUser | undefined;
}): Promise<void> => {
  if (process.platform === 'win32') {
    await runProgram({
      file: binaries.pgCtl,
      args: ['stop', '-w', '-m', 'fast', '-D', dataDir],
      user,
    });
    return;
  }
  signal({ dataDir, name: 'SIGINT' });
  if (await isGoneWithin({ dataDir, ms: FAST_MS })) return;
  signal({ dataDir, name: 'SIGQUIT' });
  await isGoneWithin({ dataDir, ms: IMMEDIATE_MS });
};
