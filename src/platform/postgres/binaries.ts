import { spawnSync } from 'node:child_process';
import { PostgresStartError } from './errors';
import { defaultCacheRoots, ensureNativeCopy } from './native-cache';
import { findNativePackage, programPath, repairNativeFolder } from './native-package';
import { runAs, type ServerUser } from './server-user';

/** Paths of programs that the server's user is known to be able to run. */
export type Binaries = { initdb: string; postgres: string; pgCtl: string; majorVersion: number };

type Probe = { majorVersion: number } | { failure: string };

const probe = ({ folder, user }: { folder: string; user: ServerUser | undefined }): Probe => {
  const program = programPath({ folder, name: 'postgres' });
  const { status, stdout, stderr, error } = spawnSync(program, ['--version'], {
    ...runAs(user),
    cwd: '/',
    encoding: 'utf8',
    windowsHide: true,
  });
  const majorVersion = Number(/PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1]);
  if (status === 0 && majorVersion > 0) return { majorVersion };
  const lastLine = (stderr ?? '').replaceAll(`${program}: `, '').trim().split('\n').at(-1);
  return { failure: error?.message ?? (lastLine || 'it does not say why') };
};

const inFolder = ({
  folder,
  majorVersion,
}: {
  folder: string;
  majorVersion: number;
}): Binaries => ({
  initdb: programPath({ folder, name: 'initdb' }),
  postgres: programPath({ folder, name: 'postgres' }),
  pgCtl: programPath({ folder, name: 'pg_ctl' }),
  majorVersion,
});

const tryRepair = (folder: string): void => {
  try {
    repairNativeFolder(folder);
  } catch {
    // A read-only node_modules: the copy is repaired instead.
  }
};

/**
 * Finds the built-in PostgreSQL and makes sure that `user` (ourselves when undefined) can run it,
 * from a copy in `cacheRoots` when not from node_modules.
 * @throws PostgresStartError `unsupported-platform`, `binaries-missing` or `binaries-unusable`.
 */
export const ensureBinaries = ({
  user,
  cacheRoots = defaultCacheRoots(),
}: {
  user: ServerUser | undefined;
  cacheRoots?: string[];
}): Binaries => {
  const native = findNativePackage();
  tryRepair(native.folder);

  const direct = probe({ folder: native.folder, user });
  if ('majorVersion' in direct) return inFolder({ folder: native.folder, ...direct });

  let { failure } = direct;
  let majorVersion = 0;
  const works = (folder: string): boolean => {
    const result = probe({ folder, user });
    if ('failure' in result) failure = result.failure;
    else ({ majorVersion } = result);
    return !('failure' in result);
  };
  const copy = ensureNativeCopy({ native, cacheRoots, works });
  if (copy) return inFolder({ folder: copy, majorVersion });

  throw new PostgresStartError({
    code: 'binaries-unusable',
    message: `The built-in PostgreSQL in ${native.folder} does not run here${user ? ` as ${user.name}` : ''} (${failure}): set DATABASE_URL=postgres://user:password@host:5432/name to your own PostgreSQL.`,
  });
};
