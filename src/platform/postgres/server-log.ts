import { openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const MAX_BYTES = 5 * 1024 * 1024;

/** Where the built-in server writes what it has to say. */
export const logFileOf = (dataRoot: string): string => path.join(dataRoot, 'postgres.log');

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/**
 * Opens the log for a server about to start; one old log is kept when it has grown large.
 * @returns the file descriptor to hand over, and a reader of what was written from now on.
 */
export const openServerLog = (dataRoot: string): { descriptor: number; readNew: () => string } => {
  const file = logFileOf(dataRoot);
  if (sizeOf(file) > MAX_BYTES) renameSync(file, `${file}.1`);
  const start = sizeOf(file);
  return {
    descriptor: openSync(file, 'a', 0o600),
    readNew: () => readFileSync(file).subarray(start).toString(),
  };
};
