import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { enqueueJob } from '../../../../../src/platform/jobs';
import type { PluginServices } from '../../../../../src/platform/plugin-services';
import { amendBill, recalculateBill, withdrawAmendment } from '../checks/change-bill';
import { commentBill } from '../checks/comment-bill';
import { checkTotals, listChecks } from '../checks/list-checks';
import { changedSince, changedTogether, versionOfAll } from '../checks/seen-version';
import { showCheck } from '../checks/show-check';
import { LEFT_TO_RESELLER, resellersOutlook } from '../runs/approval-outlook';

type Marking = { resellerId: number; invoices: string[] | null; by: string };
type Marked = { count: number; runs: number[]; version: string };

/** Those of which he is shown what waits: all that waits is all that he has seen. */
const OPEN_RUNS = `select id from bill_runs where status in ('review', 'issuing')`;

/** Approves what is meant and waits. The database refuses what is not his to approve. */
const mark = async (
  trx: Knex.Transaction,
  { by, resellerId, invoices }: Marking,
): Promise<Marked> => {
  const { rows } = await trx.raw<{ rows: [Omit<Marked, 'runs'> & { runs: number[] | null }] }>(
    `with done as (
       update billing.run_items i set approved_at = clock_timestamp(), approval = 'reseller', approved_by = :by
       from invoices v
       where v.id = i.invoice_id and i.reseller_id = :resellerId and i.status = 'drafted' and i.approved_at is null
         and case when cast(:invoices as text[]) is null then ${LEFT_TO_RESELLER} and i.run_id in (${OPEN_RUNS})
           else v.document_id = any(cast(:invoices as text[])) end
       returning i.run_id, v.id, v.gross_total)
     select count(*)::int as count, array_agg(distinct run_id) as runs,
            ${versionOfAll({ id: 'id', gross: 'gross_total' })} as version
     from done`,
    { by, resellerId, invoices },
  );
  const [{ runs, ...marked }] = rows;
  return { ...marked, runs: runs ?? [] };
};

/** What resellers do with bills that wait for their check. What takes a `trx` runs behind the wall, as their role. */
export const billsService = ({
  strapi,
}: {
  strapi: Core.Strapi;
}): PluginServices['bill-run']['bills'] => ({
  async list({ trx, ...query }) {
    const { results, total } = await listChecks(trx, { ...query, runId: null });
    const totals = await checkTotals(trx, { runId: null, resellerId: query.resellerId });
    return { results, total, totals };
  },
  show: ({ trx, ...which }) => showCheck(trx, which),
  comment: ({ trx, ...said }) => commentBill(trx, { ...said, byReseller: true }),
  outlook: ({ trx, resellerId }) => resellersOutlook(trx, { resellerId }),
  async approve({ trx, resellerId, invoices, by, version, versions }) {
    const approved = await mark(trx, { resellerId, invoices, by });
    const changed =
      (version === undefined
        ? undefined
        : changedTogether({ seen: version, now: approved.version })) ??
      (versions && (await changedSince(trx, versions)));
    if (changed) return { ok: false, error: { code: 'bill-changed', message: changed } };
    for (const runId of approved.runs) {
      const key = `${runId}:approved:${randomUUID()}`;
      await enqueueJob({ trx, name: 'bill-run.advance', data: { runId }, key });
    }
    return { ok: true, value: { approved: approved.count } };
  },
  amend: ({ amendment, ...whose }) =>
    amendBill({ strapi }, { ...whose, amendment, byReseller: true }),
  withdraw: (input) => withdrawAmendment({ strapi }, { ...input, byReseller: true }),
  recalculate: (whose) => recalculateBill({ strapi }, whose),
});
