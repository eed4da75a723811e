import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { pauseRun } from '../../plugins/bill-run/server/src/runs/pause-run';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import { type BenchResult, secondsOf } from './report';
import { seedBillRunCustomers } from './seed-bill-run';
import { startWorkerProcess, type WorkerProcess } from './worker-process';

const CUSTOMERS = 20_000;
const LOOK_EVERY_MS = 100;
/** As many customers each, of resellers of their own, so that neither run finds anything that the other left. */
const RUNS = [
  { code: 'BA', runDate: '2026-06-15', workers: 1 },
  { code: 'BB', runDate: '2026-06-16', workers: 2 },
] as const;

const untilIssued = async (db: Knex, runId: number): Promise<void> => {
  for (;;) {
    const { rows } = await db.raw('select status from bill_runs where id = ?', [runId]);
    const { status } = rows[0];
    if (status === 'failed') throw new Error('The run of the bench has failed.');
    if (status === 'documents' || status === 'delivery' || status === 'complete') return;
    await sleep(LOOK_EVERY_MS);
  }
};

const issuedOn = async (db: Knex, runId: number): Promise<number> => {
  const { rows } = await db.raw(
    `select count(*)::int as invoices from invoices where bill_run_id = ? and status = 'issued'`,
    [runId],
  );
  return rows[0].invoices;
};

type Measured = { perSecond: number; memoryMiB?: number };

/** Bills the customers of one run with so many worker processes; the clock starts when all of them wait for jobs. */
const billWith = async (
  { strapi, customers }: { strapi: Core.Strapi; customers: number },
  { runDate, workers: count }: (typeof RUNS)[number],
): Promise<Measured> => {
  const db = strapi.db.connection as unknown as Knex;
  const workers: WorkerProcess[] = [];
  try {
    while (workers.length < count) workers.push(await startWorkerProcess(strapi.dirs.app.root));
    let run = { id: 0, documentId: '' };
    const seconds = await secondsOf(async () => {
      const started = await startRun({ strapi }, { runDate, autoIssue: true, startedBy: 'bench' });
      if (!started.ok) throw new Error(started.error.message);
      run = started.value;
      await untilIssued(db, run.id);
    });
    // Its documents would take the time of the next run.
    await pauseRun({ strapi }, { documentId: run.documentId, by: 'bench' });
    const issued = await issuedOn(db, run.id);
    if (issued !== customers)
      throw new Error(`The bench is wrong: ${issued} bills of ${customers}`);
    const peaks = workers.map((worker) => worker.peakMemory() ?? 0);
    return {
      perSecond: Math.round(customers / seconds),
      memoryMiB: Math.max(...peaks) || undefined,
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
};

/**
 * Customers due -> issued invoices with 7 lines, through the queue, by worker processes: two of them (ours) against one
 * (the baseline), as many customers each in the same database. The ratio is what the second worker brings; it needs a
 * core of its own, and so does PostgreSQL. Memory is the most that any of the workers held.
 */
export const runWorkersBench = async ({
  strapi,
  n: customers = CUSTOMERS,
}: {
  strapi: Core.Strapi;
  n?: number;
}): Promise<BenchResult> => {
  const db = strapi.db.connection as unknown as Knex;
  for (const { code, runDate } of RUNS)
    await seedBillRunCustomers(db, { customers, runDate, code });
  const one = await billWith({ strapi, customers }, RUNS[0]);
  const two = await billWith({ strapi, customers }, RUNS[1]);
  return {
    bench: 'workers',
    unit: 'invoices/s',
    ours: two.perSecond,
    baseline: one.perSecond,
    n: customers,
    memoryMiB: Math.max(one.memoryMiB ?? 0, two.memoryMiB ?? 0) || undefined,
  };
};
