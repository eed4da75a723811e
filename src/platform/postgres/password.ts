import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PostgresStartError } from './errors';

/** The name of the built-in server's superuser. */
export const superuser = 'postgres';

const fileOf = (dataRoot: string) => path.join(dataRoot, 'password');

/**
 * The superuser's password, kept in a file that only we can read; made before the first initdb.
 * @throws PostgresStartError `password` when there is data but its password is gone.
 */
export const readOrCreatePassword = ({
  dataRoot,
  dataDir,
}: {
  dataRoot: string;
  dataDir: string;
}): string => {
  const file = fileOf(dataRoot);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (existsSync(dataDir)) {
    throw new PostgresStartError({
      code: 'password',
      message: `The password of the database in ${dataDir} is gone: put ${file} back from a backup, or move the database folder away to start with an empty one.`,
    });
  }
  const password = randomBytes(24).toString('hex');
  writeFileSync(`${file}.draft`, `${password}\n`, { mode: 0o600 });
  renameSync(`${file}.draft`, file);
  return password;
};
