import {
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries';
import { makePrivateFolder } from './data-dir';
import { PostgresStartError } from './errors';
import { superuser } from './password';
import { lastTellingLine, runProgram } from './program';
import type { ServerUser } from './server-user';

const assertSameMajor = ({ dataDir, binaries }: { dataDir: string; binaries: Binaries }): void => {
  const version = Number(readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8'));
  if (version === binaries.majorVersion) return;
  throw new PostgresStartError({
    code: 'version-mismatch',
    message: `The database in ${dataDir} was made by PostgreSQL ${version}, but this release brings ${binaries.majorVersion}: dump it with the release that made it, move the folder away and restore, or set DATABASE_URL.`,
  });
};

const initdb = async ({
  folder,
  binaries,
  user,
  password,
  isDurable,
}: {
  folder: string;
  binaries: Binaries;
  user: ServerUser | undefined;
  password: string;
  isDurable: boolean;
}): Promise<void> => {
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const { exitCode, output } = await runProgram({
    file: binaries.initdb,
    args: [
      `--pgdata=${folder}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorts and folds case the same on every system, whatever locales it has.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      ...(isDurable ? [] : ['--no-sync']),
    ],
    user,
  });
  if (exitCode === 0) return;
  const isFull = output.includes('No space left');
  throw new PostgresStartError({
    code: isFull ? 'disk' : 'start-failed',
    message: isFull
      ? `The disk that holds ${folder} is full: free some space, or set DATABASE_URL to a PostgreSQL elsewhere.`
      : `The database could not be set up in ${folder} (${lastTellingLine(output)}): set DATABASE_URL to use your own PostgreSQL.`,
  });
};

/**
 * Sets PostgreSQL up in `dataDir` unless it is there already. To be called by one process at a
 * time. A set-up that was cut short leaves nothing behind that a later start would mistake for data.
 * @throws PostgresStartError `version-mismatch`, `disk` or `start-failed`.
 */
export const initCluster = async ({
  dataDir,
  binaries,
  user,
  password,
  isDurable,
}: {
  dataDir: string;
  binaries: Binaries;
  user: ServerUser | undefined;
  password: string;
  isDurable: boolean;
}): Promise<void> => {
  if (existsSync(dataDir)) return assertSameMajor({ dataDir, binaries });

  const draft = `${dataDir}.draft`;
  const discardDrafts = () => {
    const names = readdirSync(path.dirname(dataDir));
    for (const name of names.filter((each) => each.startsWith(path.basename(draft)))) {
      rmSync(path.join(path.dirname(dataDir), name), { recursive: true, force: true });
    }
  };
  discardDrafts();
  try {
    makePrivateFolder({ folder: draft, user });
    await initdb({ folder: draft, binaries, user, password, isDurable });
    renameSync(draft, dataDir);
  } finally {
    discardDrafts();
  }
};
