import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { processCommand, processIdentity } from './process-identity';

/** A server that runs on a data folder, as its lock file tells. */
export type Postmaster = {
  pid: number;
  port: number;
  status: 'starting' | 'ready' | 'stopping';
};

const fileOf = (dataDir: string) => path.join(dataDir, 'postmaster.pid');

const readLines = (dataDir: string): string[] | undefined => {
  try {
    return readFileSync(fileOf(dataDir), 'utf8').split('\n');
  } catch {
    return undefined;
  }
};

const statusOf = (line: string | undefined): Postmaster['status'] => {
  const word = line?.trim();
  if (word === 'ready') return 'ready';
  return word === 'stopping' ? 'stopping' : 'starting';
};

/**
 * The server that runs on `dataDir`, or undefined. The lock file of a server that died is no
 * server, even when its process id now belongs to another program (or to a zombie).
 */
export const findPostmaster = (dataDir: string): Postmaster | undefined => {
  const lines = readLines(dataDir);
  const pid = Number(lines?.[0]);
  if (!lines || !processIdentity(pid)) return undefined;
  const command = processCommand(pid);
  if (command !== undefined && !`${command} `.includes(`-D ${dataDir} `)) return undefined;
  return { pid, port: Number(lines[3]), status: statusOf(lines[7]) };
};

/**
 * Removes the lock file of a dead server. PostgreSQL does so itself when the process id is free,
 * but it gives up when another program has the id now. Only to be called when `findPostmaster`
 * finds none; left-over children of the dead server are still found by PostgreSQL through their
 * shared memory.
 */
export const removeStaleLock = (dataDir: string): void => {
  rmSync(fileOf(dataDir), { force: true });
};
