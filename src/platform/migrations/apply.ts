import type { Knex } from 'knex';
import { planMigrations, type AppliedMigration } from './plan';
import type { MigrationFile } from './read-files';

/** The letters BWSM: one number for all processes that migrate a database. */
const ADVISORY_LOCK = 0x4257534d;

const ensureLedger = async (trx: Knex.Transaction): Promise<void> => {
  await trx.raw('create schema if not exists billing');
  await trx.raw(`create table if not exists billing.schema_migrations (
    number integer primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`);
};

const applyNext = async ({
  trx,
  files,
}: {
  trx: Knex.Transaction;
  files: MigrationFile[];
}): Promise<MigrationFile | undefined> => {
  // Held until commit. Whoever waited here looks at the ledger again, so nothing runs twice.
  await trx.raw('select pg_advisory_xact_lock(?)', [ADVISORY_LOCK]);
  await ensureLedger(trx);
  const applied = await trx<AppliedMigration>('billing.schema_migrations')
    .select('number', 'name', 'sha256')
    .orderBy('number');
  const [next] = planMigrations({ files, applied });
  if (!next) return undefined;
  // knex takes a question mark for a binding, in comments and strings too.
  await trx.raw(next.sql.replaceAll('?', '\\?'));
  const { number, name, sha256 } = next;
  await trx('billing.schema_migrations').insert({ number, name, sha256 });
  return next;
};

/**
 * Runs what has not run yet, each file in a transaction of its own: a failing file leaves nothing of itself behind
 * and the ones before it stay. Safe to call from several processes at once.
 * @returns the files that ran now.
 * @throws Error as `planMigrations`, or with the name of the file and what PostgreSQL said.
 */
export const applyMigrations = async ({
  knex,
  files,
}: {
  knex: Knex;
  files: MigrationFile[];
}): Promise<MigrationFile[]> => {
  const ran: MigrationFile[] = [];
  for (;;) {
    const next = await knex
      .transaction((trx) => applyNext({ trx, files }))
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`The database could not be brought up to date: ${reason}`, {
          cause: error,
        });
      });
    if (!next) return ran;
    ran.push(next);
  }
};
