import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries';
import { findPostmaster, type Postmaster } from './postmaster';
import { isMarkAlive, processIdentity, type ProcessMark } from './process-identity';
import { runProgram } from './program';
import type { ServerUser } from './server-user';

/** A fast stop ends with a checkpoint, which may write gigabytes after a bulk load. */
const FAST_MS = 60_000;
const IMMEDIATE_MS = 10_000;

const isGoneWithin = async ({ mark, ms }: { mark: ProcessMark; ms: number }): Promise<boolean> => {
  const deadline = Date.now() + ms;
  while (isMarkAlive(mark)) {
    if (Date.now() > deadline) return false;
    await sleep(15);
  }
  return true;
};

const signal = ({ pid }: Postmaster, name: 'SIGINT' | 'SIGQUIT'): void => {
  try {
    process.kill(pid, name);
  } catch {
    // It went away in between.
  }
};

/** Asks the server to stop without waiting for it: all that a process may do while it exits. */
export const requestStop = (dataDir: string): void => {
  // On Windows a signal would kill it outright, so there it stays for the next start to take over.
  const postmaster = process.platform === 'win32' ? undefined : findPostmaster(dataDir);
  if (postmaster) signal(postmaster, 'SIGINT');
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
  const postmaster = findPostmaster(dataDir);
  if (!postmaster) return;
  if (process.platform === 'win32') {
    await runProgram({
      file: binaries.pgCtl,
      args: ['stop', '-w', '-m', 'fast', '-D', dataDir],
      user,
    });
    return;
  }
  // Its lock file goes a moment before the process does, so the process is what to wait for.
  const mark = { pid: postmaster.pid, identity: processIdentity(postmaster.pid) };
  signal(postmaster, 'SIGINT');
  if (await isGoneWithin({ mark, ms: FAST_MS })) return;
  signal(postmaster, 'SIGQUIT');
  await isGoneWithin({ mark, ms: IMMEDIATE_MS });
};
