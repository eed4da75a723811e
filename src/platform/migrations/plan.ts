import type { MigrationFile } from './read-files';

/** A row of the ledger `billing.schema_migrations`. */
export type AppliedMigration = { number: number; name: string; sha256: string };

const label = ({ number, name }: { number: number; name: string }): string =>
  `${String(number).padStart(4, '0')}-${name}.sql`;

const requireUnbroken = (files: MigrationFile[]): void => {
  files.forEach((file, index) => {
    if (file.number === index + 1) return;
    throw new Error(
      file.number <= index
        ? `Two migrations have the number ${file.number}: give ${label(file)} the next free one.`
        : `Migration ${index + 1} is missing before ${label(file)}: restore the file, or renumber those after the gap.`,
    );
  });
};

/**
 * Which files still have to run, in order. Pure: the caller reads the files and the ledger.
 * @throws Error in one plain sentence when numbers have a gap or repeat, when a file was changed after it ran,
 * or when the database was upgraded by a newer version of Billwright than this one.
 */
export const planMigrations = ({
  files,
  applied,
}: {
  files: MigrationFile[];
  applied: AppliedMigration[];
}): MigrationFile[] => {
  requireUnbroken(files);
  for (const row of applied) {
    const file = files.find(({ number }) => number === row.number);
    if (!file) {
      throw new Error(
        `The database already holds migration ${label(row)}, which this version of Billwright does not have: start the version that made it, or a newer one.`,
      );
    }
    if (file.sha256 !== row.sha256) {
      throw new Error(
        `${label(file)} was changed after it ran in this database: restore it, and put the change into a new file.`,
      );
    }
  }
  const done = new Set(applied.map(({ number }) => number));
  const pending = files.filter(({ number }) => !done.has(number));
  const latest = Math.max(0, ...done);
  const skipped = pending.find(({ number }) => number < latest);
  if (skipped) {
    throw new Error(
      `${label(skipped)} never ran in this database although migration ${latest} did: the ledger billing.schema_migrations has a gap, restore the database from a backup.`,
    );
  }
  return pending;
};
