import type { Core } from '@strapi/strapi';

import { enqueueJob } from '../../../../../src/platform/jobs';
import type { PluginServices } from '../../../../../src/platform/plugin-services';
import { amendBill, recalculateBill, withdrawAmendment } from '../checks/change-bill';
import { commentBill } from '../checks/comment-bill';
import { checkTotals, listChecks } from '../checks/list-checks';
import { showCheck } from '../checks/show-check';

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
  async approve({ trx, resellerId, invoices, by }) {
    const result = await trx.raw(
      `update billing.run_items i set approved_at = clock_timestamp(), approval = 'reseller', approved_by = :by
       from invoices v
       where v.id = i.invoice_id and i.reseller_id = :resellerId and i.status = 'drafted' and i.approved_at is null
         and case when cast(:invoices as text[]) is null
           then exists (select from billing.run_windows w where w.run_id = i.run_id and w.pass = i.pass
                        and w.reseller_id = i.reseller_id and w.approval_by <> 'staff')
           else v.document_id = any(cast(:invoices as text[])) end
       returning i.run_id as "runId"`,
      { by, resellerId, invoices },
    );
    const runs = new Set((result.rows as { runId: number }[]).map(({ runId }) => runId));
    for (const runId of runs) {
      const key = `${runId}:approved:${Date.now()}`;
      await enqueueJob({ trx, name: 'bill-run.advance', data: { runId }, key });
    }
    return result.rowCount;
  },
  amend: ({ amendment, ...whose }) =>
    amendBill({ strapi }, { ...whose, amendment, byReseller: true }),
  withdraw: (input) => withdrawAmendment({ strapi }, { ...input, byReseller: true }),
  recalculate: (whose) => recalculateBill({ strapi }, whose),
});
