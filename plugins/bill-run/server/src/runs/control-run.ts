import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { enqueueJob } from '../../../../../src/platform/jobs';
import { beginDocuments, beginIssuing } from './advance-run';
import { refreshTotals } from './refresh-totals';
import { database, lockRunAlone, type RunRow, updateRun } from './run-row';
import { currentPass, enqueueStep, latestStep, type StepKey } from './run-steps';

type ControlError = {
  code: 'run-unknown' | 'run-not-in-review' | 'run-already-issued' | 'run-has-nothing-to-retry';
  message: string;
};
export type ControlResult =
  | { ok: true; value: { id: number } }
  | { ok: false; error: ControlError };

const refuse = (code: ControlError['code'], message: string): ControlResult => ({
  ok: false,
  error: { code, message },
});

const withRun = (
  strapi: Core.Strapi,
  documentId: string,
  act: (trx: Knex.Transaction, run: RunRow) => Promise<ControlResult>,
): Promise<ControlResult> =>
  database(strapi).transaction(async (trx) => {
    const found = await trx('bill_runs').where({ document_id: documentId }).first('id');
    const run = found ? await lockRunAlone(trx, found.id) : undefined;
    if (!run) return refuse('run-unknown', 'There is no such bill run. Choose one from the list.');
    return act(trx, run);
  });

/** Lets a checked run issue its bills. Errors: run-unknown, run-not-in-review. */
export const issueRun = (
  { strapi }: { strapi: Core.Strapi },
  { documentId }: { documentId: string },
): Promise<ControlResult> =>
  withRun(strapi, documentId, async (trx, run) => {
    if (run.status !== 'review') {
      return refuse(
        'run-not-in-review',
        'Only a run that waits for a check can be issued. Reload the page to see where it stands.',
      );
    }
    await beginIssuing(trx, { run, pass: await currentPass(trx, run.id) });
    return { ok: true, value: { id: run.id } };
  });

/**
 * Throws the drafts of a run away and gives its customers back to later runs. Bills that an earlier pass of the run
 * issued stay issued. Errors: run-unknown, run-already-issued.
 */
export const cancelRun = (
  { strapi }: { strapi: Core.Strapi },
  { documentId, by }: { documentId: string; by: string },
): Promise<ControlResult> =>
  withRun(strapi, documentId, async (trx, run) => {
    if (!(await isCancellable(trx, run))) {
      return refuse(
        'run-already-issued',
        'A run can be cancelled before its bills are issued, while it waits for a check. Issued bills are corrected by credit notes.',
      );
    }
    await discardDrafts(trx, run.id);
    await reopenUsage(trx, run.id);
    await trx.raw(
      `update billing.run_items set status = 'cancelled', invoice_id = null where run_id = ? and status in ('pending', 'drafted', 'parked')`,
      [run.id],
    );
    await endCancelled(trx, { run, by });
    return { ok: true, value: { id: run.id } };
  });

/** A run that issued bills in an earlier pass goes on to their documents; any other one ends here. */
const endCancelled = async (trx: Knex.Transaction, { run, by }: { run: RunRow; by: string }) => {
  await refreshTotals(trx, run.id);
  const pass = await currentPass(trx, run.id);
  if (await hasIssued(trx, run.id)) return beginDocuments(trx, { run, pass });
  await updateRun(trx, run.id, {
    status: 'cancelled',
    message: `Cancelled by ${by}. No bill was issued from these drafts.`,
    finished_at: trx.raw("timezone('utc', clock_timestamp())"),
  });
};

const hasIssued = async (trx: Knex.Transaction, runId: number): Promise<boolean> => {
  const result = await trx.raw(
    `select exists (select from billing.run_items where run_id = ? and status = 'issued') as issued`,
    [runId],
  );
  return result.rows[0].issued;
};

/** Before anything of the current pass is issued: while it waits for a check, or when drafting it has failed. */
const isCancellable = async (trx: Knex.Transaction, run: RunRow): Promise<boolean> => {
  if (run.status === 'review') return true;
  if (run.status !== 'failed') return false;
  const step = await latestStep(trx, run.id);
  return step === undefined || step === 'draft';
};

const discardDrafts = async (trx: Knex.Transaction, runId: number) => {
  const drafts = `select id from invoices where bill_run_id = ? and status = 'draft'`;
  await trx.raw(`delete from invoice_lines where invoice_id in (${drafts})`, [runId]);
  await trx.raw(`delete from invoices where bill_run_id = ? and status = 'draft'`, [runId]);
};

/** Usage of the bill that is not made after all may come in again, and goes back to it. */
const reopenUsage = async (trx: Knex.Transaction, runId: number) => {
  await trx.raw(`select pg_advisory_xact_lock(hashtext('billing.usage-stamp'))`);
  await trx.raw(
    `update billing.usage_records u set bill_date = cy.next_bill_date
     from billing.run_items i join billing.customer_cycles cy on cy.customer_id = i.customer_id
     where i.run_id = ? and i.status in ('pending', 'drafted', 'parked') and i.bill_date = cy.next_bill_date
       and u.customer_id = i.customer_id and u.bill_date > cy.next_bill_date and u.local_date < cy.next_bill_date`,
    [runId],
  );
  await trx.raw(
    `update billing.usage_adjustments a set bill_date = cy.next_bill_date
     from billing.run_items i join billing.customer_cycles cy on cy.customer_id = i.customer_id
     where i.run_id = ? and i.status in ('pending', 'drafted', 'parked') and i.bill_date = cy.next_bill_date
       and a.customer_id = i.customer_id and a.bill_date > cy.next_bill_date`,
    [runId],
  );
  await trx.raw(
    `update billing.customer_cycles cy set usage_bill_date = cy.next_bill_date
     from billing.run_items i
     where i.run_id = ? and i.status in ('pending', 'drafted', 'parked') and i.customer_id = cy.customer_id
       and i.bill_date = cy.next_bill_date`,
    [runId],
  );
};

const STATUS_OF_STEP = {
  draft: 'drafting',
  issue: 'issuing',
  documents: 'documents',
} as const;

/**
 * Takes a failed run up where it stopped: what waits is tried again, and where nothing waits any more it moves on.
 * Errors: run-unknown, run-has-nothing-to-retry.
 */
export const retryRun = (
  { strapi }: { strapi: Core.Strapi },
  { documentId }: { documentId: string },
): Promise<ControlResult> =>
  withRun(strapi, documentId, async (trx, run) => {
    if (run.status !== 'failed') {
      return refuse('run-has-nothing-to-retry', 'Nothing of this run has failed.');
    }
    const waiting = await trx.raw(
      `update billing.run_steps set attempts = 0, error = null where run_id = ? and status = 'waiting'
       returning run_id as "runId", pass, step, part`,
      [run.id],
    );
    const keys: StepKey[] = waiting.rows;
    const step = await latestStep(trx, run.id);
    await updateRun(trx, run.id, { status: step ? STATUS_OF_STEP[step] : 'queued', message: null });
    const occasion = `retry:${Date.now()}`;
    for (const key of keys) await enqueueStep(trx, key, occasion);
    await enqueueJob({
      trx,
      name: 'bill-run.advance',
      data: { runId: run.id },
      key: `${run.id}:${occasion}`,
    });
    return { ok: true, value: { id: run.id } };
  });
