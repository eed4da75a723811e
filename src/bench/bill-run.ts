import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { rm } from 'node:fs/promises';
import path from 'node:path';

import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import { copyIn, copyOut } from './copy-file';
import { type BenchResult, peakMemory, secondsOf } from './report';
import { seedBillRunCustomers } from './seed-bill-run';

const CUSTOMERS = 20_000;
const RUN_DATE = '2026-06-15';
const CONCURRENCY = 2;
const TABLES = ['invoices', 'invoice_lines', 'billing.ledger_entries'];

/**
 * Customers due -> issued invoices with 7 lines (3 from usage), tax, numbers and ledger, committed; against a raw
 * COPY of the very rows that this made into bare tables, in the same database and run.
 */
export const runBillRunBench = async ({
  strapi,
  n: customers = CUSTOMERS,
}: {
  strapi: Core.Strapi;
  n?: number;
}): Promise<BenchResult> => {
  const db = strapi.db.connection as unknown as Knex;
  await seedBillRunCustomers(db, { customers, runDate: RUN_DATE });
  const seconds = await secondsOf(() => billEverybody(strapi));
  const issued = await db.raw(
    `select count(*)::int as invoices, sum(line_count)::int as lines from invoices where status = 'issued'`,
  );
  if (issued.rows[0].invoices !== customers || issued.rows[0].lines !== customers * 7) {
    throw new Error(
      `The bench is wrong: ${JSON.stringify(issued.rows[0])} for ${customers} customers.`,
    );
  }
  const baselineSeconds = await copyBaseline(db);
  return {
    bench: 'bill-run',
    unit: 'invoices/s',
    ours: Math.round(customers / seconds),
    baseline: Math.round(customers / baselineSeconds),
    n: customers,
    memoryMiB: peakMemory(),
  };
};

const billEverybody = async (strapi: Core.Strapi) => {
  const started = await startRun(
    { strapi },
    { runDate: RUN_DATE, autoIssue: true, startedBy: 'bench' },
  );
  if (!started.ok) throw new Error(started.error.message);
  await driveRun({ strapi }, { runId: started.value.id, concurrency: CONCURRENCY });
};

/** Writes the rows out, and times how long COPY takes to read them into tables without keys or indexes. */
const copyBaseline = async (db: Knex): Promise<number> => {
  await db.raw('create schema if not exists bench');
  const files: { table: string; file: string }[] = [];
  for (const table of TABLES) {
    const bare = `bench.${table.replace('billing.', '')}`;
    await db.raw(`create table ${bare} as select * from ${table} with no data`);
    files.push({ table: bare, file: await copyOut(db, table) });
  }
  const seconds = await secondsOf(async () => {
    for (const { table, file } of files) await copyIn(db, table, file);
  });
  await Promise.all(files.map(({ file }) => rm(path.dirname(file), { recursive: true })));
  return seconds;
};
