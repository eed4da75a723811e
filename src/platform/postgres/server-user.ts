import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { PostgresStartError } from './errors';

/** The system user that runs the server when we are root. */
export type ServerUser = { name: string; uid: number; gid: number };

const lookUp = (name: string): ServerUser | undefined => {
  const id = (flag: string) =>
    Number(
      execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  try {
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
};

const createPostgresUser = (): ServerUser | undefined => {
  spawnSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
    { stdio: 'ignore' },
  );
  return lookUp('postgres');
};

const nameOf = (uid: number): string => {
  const { stdout, status } = spawnSync('id', ['-un', String(uid)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : `user ${uid}`;
};

const ownerOf = (folder: string): ServerUser | undefined => {
  try {
    const { uid, gid } = statSync(folder);
    return uid === 0 ? undefined : { name: nameOf(uid), uid, gid };
  } catch {
    return undefined;
  }
};

/**
 * PostgreSQL refuses to run as root, so root needs another user to run it: the owner of the data
 * if there is data, else `postgres` (made when missing), else `nobody`.
 * @returns undefined when we are not root: then the server runs as we do.
 * @throws PostgresStartError `no-server-user` when root may not become any of them.
 */
export const findServerUser = ({ dataDir }: { dataDir: string }): ServerUser | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const user = ownerOf(dataDir) ?? lookUp('postgres') ?? createPostgresUser() ?? lookUp('nobody');
  if (user && spawnSync('/bin/sh', ['-c', ':'], { ...runAs(user), cwd: '/' }).status === 0) {
    return user;
  }
  throw new PostgresStartError({
    code: 'no-server-user',
    message: user
      ? `PostgreSQL does not run as root, and this root may not become ${user.name}: start as an ordinary user, or set DATABASE_URL.`
      : 'PostgreSQL does not run as root, and there is no other user to run it: start as an ordinary user, or run `useradd --system postgres`, or set DATABASE_URL.',
  });
};

/** The spawn options that make a child process run as `user`; none for ourselves. */
export const runAs = (user: ServerUser | undefined): { uid?: number; gid?: number } =>
  user ? { uid: user.uid, gid: user.gid } : {};
