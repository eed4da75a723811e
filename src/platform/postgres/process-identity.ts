import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { errorCode } from './errors';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists, but belongs to somebody else.
    return errorCode(error) === 'EPERM';
  }
};

const identityFromProc = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may hold anything, so count the fields after the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    // A zombie is dead; containers without an init process keep them for ever.
    if (state === 'Z' || state === 'X') return undefined;
    return `${pid}@${fields[19]}`;
  } catch {
    // No /proc at all (a bare chroot): the id alone has to do.
    return !existsSync('/proc/self/stat') && isAlive(pid) ? `${pid}` : undefined;
  }
};

const ps = (pid: number, columns: string): string | undefined => {
  try {
    return execFileSync('ps', ['-ww', '-o', columns, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
};

/**
 * Tells one life of a process id from the next: the id with the moment its process started.
 * @returns undefined when no such process lives (a zombie counts as dead). On Windows only the id.
 */
export const processIdentity = (pid: number): string | undefined => {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') return identityFromProc(pid);
  if (process.platform === 'win32') return isAlive(pid) ? `${pid}` : undefined;
  const line = ps(pid, 'stat=,lstart=');
  if (!line || line.startsWith('Z')) return undefined;
  return `${pid}@${line.replace(/^\S+\s+/, '')}`;
};

/** The command line of a process, or undefined where it cannot be read (gone, or Windows). */
export const processCommand = (pid: number): string | undefined => {
  if (process.platform === 'win32') return undefined;
  if (process.platform !== 'linux') return ps(pid, 'command=');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return undefined;
  }
};

/** Who wrote a lock or registry file. */
export type ProcessMark = { pid: number; identity?: string };

/** This process, as other processes can check it later with `isMarkAlive`. */
export const ownMark = (): ProcessMark => ({
  pid: process.pid,
  identity: processIdentity(process.pid),
});

/** Whether the very process that left the mark still lives (not just its id, used again). */
export const isMarkAlive = ({ pid, identity }: ProcessMark): boolean =>
  identity !== undefined && processIdentity(pid) === identity;
