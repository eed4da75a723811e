import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { BillsToApprove, SeenBills } from '../../../shared/contracts/run-windows';
import { changedSince, changedTogether, versionOfAll } from '../checks/seen-version';
import { approvalOutlook, billsMeant } from './approval-outlook';
import { afterReview, beginIssuing } from './issue-rounds';
import { logRun } from './run-log';
import { type ControlResult, refuse, withRun } from './with-run';
import { currentPass } from './run-steps';
import type { RunRow } from './run-row';

type Input = { documentId: string; bills: BillsToApprove; by: string };
type Result = ControlResult<{ id: number; approved: number }>;

const NOT_IN_REVIEW =
  'The bills of this run are not waiting for approval. Reload the page to see where it stands.';

/**
 * Staff approve bills: named ones, all of a reseller, or all of the run. A reseller whose bills are all approved has them
 * issued at once. Errors: run-unknown, run-not-in-review, nothing-to-approve, bill-changed when one was made anew since it was
 * seen.
 */
export const approveBills = (
  { strapi }: { strapi: Core.Strapi },
  { documentId, bills, by, seen = {} }: Input & { seen?: SeenBills },
): Promise<Result> =>
  withRun(strapi, documentId, async (trx, run) => {
    if (run.status !== 'review') return refuse('run-not-in-review', NOT_IN_REVIEW);
    const pass = await currentPass(trx, run.id);
    const { approved, version } = await mark(trx, { run, pass, bills, by });
    const changed = await whatChanged(trx, seen, version);
    if (changed) return refuse('bill-changed', changed);
    if (approved === 0) {
      return refuse('nothing-to-approve', 'All of these bills are approved already.');
    }
    await logRun(trx, { runId: run.id, actor: by, action: 'approved', details: { approved } });
    if (run.pausedBy === null) await afterReview(trx, { run, pass });
    return { ok: true, value: { id: run.id, approved } };
  });

/** What of that which was seen is not so any more; `now` is the version of what was approved. */
const whatChanged = async (
  trx: Knex.Transaction,
  { version, versions }: SeenBills,
  now: string,
): Promise<string | undefined> =>
  (version === undefined ? undefined : changedTogether({ seen: version, now })) ??
  (versions && (await changedSince(trx, versions)));

const mark = async (
  trx: Knex.Transaction,
  { run, pass, bills, by }: { run: RunRow; pass: number; bills: BillsToApprove; by: string },
): Promise<{ approved: number; version: string }> => {
  const { sql, bindings } = billsMeant(bills);
  const { rows } = await trx.raw<{ rows: [{ approved: number; version: string }] }>(
    `with done as (
       update billing.run_items i set approved_at = clock_timestamp(), approval = 'staff', approved_by = :by
       where i.run_id = :runId and i.pass = :pass and i.status = 'drafted' and i.approved_at is null and ${sql}
       returning i.invoice_id)
     select count(*)::int as approved, ${versionOfAll({ id: 'v.id', gross: 'v.gross_total' })} as version
     from done left join invoices v on v.id = done.invoice_id`,
    { ...bindings, runId: run.id, pass, by },
  );
  return rows[0];
};

/** Takes an approval back, whoever gave it, as long as the bill has not been issued. Errors: as above. */
export const takeApprovalBack = (
  { strapi }: { strapi: Core.Strapi },
  { documentId, bills, by }: Input,
): Promise<Result> =>
  withRun(strapi, documentId, async (trx, run) => {
    if (run.status !== 'review') return refuse('run-not-in-review', NOT_IN_REVIEW);
    const { sql, bindings } = billsMeant(bills);
    const result = await trx.raw(
      `update billing.run_items i set approved_at = null, approval = null, approved_by = null
       where i.run_id = :runId and i.pass = :pass and i.status = 'drafted' and i.issue_round is null
         and i.approved_at is not null and ${sql}`,
      { ...bindings, runId: run.id, pass: await currentPass(trx, run.id) },
    );
    const approved: number = result.rowCount;
    if (approved === 0) return refuse('nothing-to-approve', 'None of these bills is approved.');
    const details = { approved };
    await logRun(trx, { runId: run.id, actor: by, action: 'approval-taken-back', details });
    return { ok: true, value: { id: run.id, approved } };
  });

type IssueInput = {
  documentId: string;
  by: string;
  only?: 'approved';
  /** Of what is issued, as an outlook told it in `issuesVersion`. */
  version?: string;
};

/**
 * Issues now: all bills of a run that waits for its check, or those that are approved already.
 * Errors: run-unknown, run-not-in-review, nothing-to-approve, bill-changed when one of them was made anew since they were
 * seen.
 */
export const issueRun = (
  { strapi }: { strapi: Core.Strapi },
  { documentId, by, only, version: seen }: IssueInput,
): Promise<ControlResult> =>
  withRun(strapi, documentId, async (trx, run) => {
    if (run.status !== 'review') {
      return refuse(
        'run-not-in-review',
        'Only a run that waits for a check can be issued. Reload the page to see where it stands.',
      );
    }
    const pass = await currentPass(trx, run.id);
    if (only === undefined) {
      const { approved } = await mark(trx, { run, pass, bills: { all: true }, by });
      await logRun(trx, { runId: run.id, actor: by, action: 'approved', details: { approved } });
    }
    if (seen !== undefined) {
      const bills = { approved: true } as const;
      const { issuesVersion: now } = await approvalOutlook(trx, { runId: run.id, bills });
      const changed = changedTogether({ seen, now, deed: 'issued' });
      if (changed) return refuse('bill-changed', changed);
    }
    await beginIssuing(trx, { run, pass, take: 'approved', actor: by });
    const after = await trx('bill_runs').where({ id: run.id }).first('status');
    return after?.status === 'issuing'
      ? { ok: true, value: { id: run.id } }
      : refuse('nothing-to-approve', 'No bill is approved yet: approve some, or issue all.');
  });
