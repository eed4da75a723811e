import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { advanceRun } from './advance-run';
import { draftInvoices } from './draft-invoices';
import { issueInvoices } from './issue-invoices';
import { database, findRun } from './run-row';
import type { StepKey } from './run-steps';

const work = { draft: draftInvoices, issue: issueInvoices } as const;

/**
 * Drives a run in this process and without the queue, up to where a person or the documents are next: for
 * measurements and tests, which want the engine alone. Steps run `concurrency` at a time.
 */
export const driveRun = async (
  { strapi }: { strapi: Core.Strapi },
  { runId, concurrency = 2 }: { runId: number; concurrency?: number },
): Promise<void> => {
  const db = database(strapi);
  for (;;) {
    await advanceRun({ strapi }, { runId });
    const keys = await waitingSteps(db, runId);
    if (keys.length === 0) return;
    await inParallel(keys, concurrency, (key) => work[key.step]({ strapi }, key));
    const run = await findRun(db, { id: runId });
    if (run?.status === 'review' || run?.status === 'failed' || run?.pausedBy) return;
  }
};

type DrivenStep = StepKey & { step: keyof typeof work };

const waitingSteps = async (db: Knex, runId: number): Promise<DrivenStep[]> => {
  const result = await db.raw(
    `select run_id as "runId", pass, step, part from billing.run_steps
     where run_id = ? and step in ('draft', 'issue') and status = 'waiting' order by part`,
    [runId],
  );
  return result.rows;
};

const inParallel = async <T>(items: T[], width: number, act: (item: T) => Promise<void>) => {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
};
