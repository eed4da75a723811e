import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One numbered SQL file. `sha256` is of its text with Unix line ends, so a Windows checkout is the same file. */
export type MigrationFile = { number: number; name: string; sha256: string; sql: string };

const FILE_NAME = /^(\d{4})-([a-z0-9-]+)\.sql$/;

const readFile = ({ folder, file }: { folder: string; file: string }): MigrationFile => {
  const [, number, name] = FILE_NAME.exec(file) ?? [];
  if (number === undefined || name === undefined) {
    throw new Error(
      `${path.join(folder, file)} is not named like a migration: use four digits, a dash and a name, such as 0007-late-fees.sql.`,
    );
  }
  const sql = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
  return {
    number: Number(number),
    name,
    sha256: createHash('sha256').update(sql).digest('hex'),
    sql,
  };
};

/**
 * Reads the `NNNN-name.sql` files of a folder in the order of their numbers.
 * @throws Error in plain words when a SQL file has another kind of name, or the folder cannot be read.
 */
export const readMigrationFiles = (folder: string): MigrationFile[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => readFile({ folder, file }));
