import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMarkAlive, ownMark, type ProcessMark } from './process-identity';

const folderOf = (dataRoot: string) => path.join(dataRoot, 'users');

/** Notes that this process uses the server of `dataRoot`; returns the function that takes it back. */
export const registerUser = (dataRoot: string): (() => void) => {
  const folder = folderOf(dataRoot);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // One process may hold several uses (a test beside the application), hence the random part.
  const file = path.join(folder, `${process.pid}-${randomBytes(4).toString('hex')}.json`);
  writeFileSync(file, JSON.stringify(ownMark()), { mode: 0o600 });
  return () => rmSync(file, { force: true });
};

const isLive = (file: string): boolean => {
  try {
    return isMarkAlive(JSON.parse(readFileSync(file, 'utf8')) as ProcessMark);
  } catch {
    // Cut short by a full disk or a power cut: its writer cannot be told from a dead one.
    return false;
  }
};

/** How many uses of the server are alive; those of dead processes are removed on the way. */
export const countLiveUsers = (dataRoot: string): number => {
  let names: string[];
  try {
    names = readdirSync(folderOf(dataRoot));
  } catch {
    return 0;
  }
  return names.filter((name) => {
    const file = path.join(folderOf(dataRoot), name);
    if (isLive(file)) return true;
    rmSync(file, { force: true });
    return false;
  }).length;
};
