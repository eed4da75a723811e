import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { finishRun, toTheEnd } from './finish-run';
import { queueWaiting } from './pause-run';
import { refreshTotals } from './refresh-totals';
import { logRun } from './run-log';
import { type RunRow, updateRun } from './run-row';
import { currentPass, latestStep } from './run-steps';
import { type ControlResult, refuse, withRun } from './with-run';

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
    await discardRun(trx, run.id);
    await logRun(trx, { runId: run.id, actor: by, action: 'cancelled' });
    await endCancelled(trx, { run, by });
    return { ok: true, value: { id: run.id } };
  });

/** A run that issued bills in an earlier pass goes on to their documents; any other one ends here. */
const endCancelled = async (trx: Knex.Transaction, { run, by }: { run: RunRow; by: string }) => {
  await refreshTotals(trx, run.id);
  await updateRun(trx, run.id, { paused_at: null, paused_by: null });
  if (await hasIssued(trx, run.id)) return toTheEnd(trx, run);
  await finishRun(trx, run, {
    status: 'cancelled',
    message: `Cancelled by ${by}. No bill was issued from these drafts.`,
  });
};

/** Throws the drafts of a run away and gives its customers, and their usage, back to later runs. */
export const discardRun = async (trx: Knex.Transaction, runId: number): Promise<void> => {
  await discardDrafts(trx, runId);
  await trx.raw(
    `delete from billing.bill_checks k using billing.run_items i
     where k.run_id = ? and i.run_id = k.run_id and i.customer_id = k.customer_id and i.bill_date = k.bill_date
       and i.status <> 'issued'`,
    [runId],
  );
  await reopenUsage(trx, runId);
  await trx.raw(
    `update billing.run_items set status = 'cancelled', invoice_id = null, approved_at = null, approval = null,
            approved_by = null
     where run_id = ? and status in ('pending', 'drafted', 'parked')`,
    [runId],
  );
  await trx.raw(
    `update billing.run_windows set closed_at = clock_timestamp(), outcome = 'cancelled'
     where run_id = ? and closed_at is null`,
    [runId],
  );
  await trx.raw(
    `delete from billing.run_steps where run_id = ? and step = 'draft' and status = 'waiting'`,
    [runId],
  );
};

const hasIssued = async (trx: Knex.Transaction, runId: number): Promise<boolean> => {
  const result = await trx.raw(
    `select exists (select from billing.run_items where run_id = ? and status = 'issued') as issued`,
    [runId],
  );
  return result.rows[0].issued;
};

/** While something waits to be issued: held, paused in the making, in its check, or when drafting has failed. */
const isCancellable = async (trx: Knex.Transaction, run: RunRow): Promise<boolean> => {
  if (run.status === 'review' || run.status === 'held') return true;
  if (run.pausedBy !== null && (run.status === 'queued' || run.status === 'drafting')) return true;
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
       and a.customer_id = i.customer_id and a.bill_date > cy.next_bill_date
       -- What puts calls of this very bill right comes after it all the same.
       and a.billed_date < cy.next_bill_date`,
    [runId],
  );
  await trx.raw(
    `update billing.bill_amendments a set bill_date = cy.next_bill_date
     from billing.run_items i join billing.customer_cycles cy on cy.customer_id = i.customer_id
     where i.run_id = ? and i.status in ('pending', 'drafted', 'parked') and i.bill_date = cy.next_bill_date
       and a.customer_id = i.customer_id and a.bill_date > cy.next_bill_date and a.withdrawn_at is null`,
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

/** Where a run that failed takes up again, read from what it has done. */
const placeOf = async (
  trx: Knex.Transaction,
  run: RunRow,
): Promise<'queued' | 'drafting' | 'review' | 'issuing' | 'documents'> => {
  const pass = await currentPass(trx, run.id);
  if (pass === 0) return 'queued';
  const result = await trx.raw(
    `select exists (select from billing.run_items where run_id = :runId and pass = :pass and status = 'drafted') as left,
            exists (select from billing.run_windows where run_id = :runId and pass = :pass) as opened,
            exists (select from billing.run_steps where run_id = :runId and pass = :pass and step = 'issue') as "issueBegan",
            exists (select from billing.run_steps where run_id = :runId and pass = :pass and step = 'issue'
                    and status = 'waiting') as "issueWaits",
            exists (select from billing.run_steps where run_id = :runId and step in ('documents', 'delivery')
                    and status = 'waiting') as "documentsWait"`,
    { runId: run.id, pass },
  );
  const { left, opened, issueBegan, issueWaits, documentsWait } = result.rows[0];
  if (issueWaits) return 'issuing';
  if (left && opened) return 'review';
  if (!issueBegan) return 'drafting';
  return documentsWait ? 'documents' : 'issuing';
};

/**
 * Takes up again what failed: what waits is tried again, and where nothing waits any more the run moves on. What is done
 * stays done. Errors: run-unknown, run-has-nothing-to-retry.
 */
export const retryRun = (
  { strapi }: { strapi: Core.Strapi },
  { documentId, by }: { documentId: string; by: string },
): Promise<ControlResult> =>
  withRun(strapi, documentId, async (trx, run) => {
    const failed = await trx.raw(
      `update billing.run_steps set attempts = 0, error = null
       where run_id = ? and status = 'waiting' and error is not null returning part`,
      [run.id],
    );
    if (run.status !== 'failed' && failed.rowCount === 0) {
      return refuse('run-has-nothing-to-retry', 'Nothing of this run has failed.');
    }
    if (run.status === 'failed') {
      await updateRun(trx, run.id, { status: await placeOf(trx, run), message: null });
    }
    await logRun(trx, { runId: run.id, actor: by, action: 'retried' });
    await queueWaiting(trx, run.id, `retry:${Date.now()}`);
    return { ok: true, value: { id: run.id } };
  });
