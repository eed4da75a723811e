import type { Knex } from 'knex';

import { documentIdFor } from '../../../../../src/platform/document-id';
import { assembleBill } from '../runs/assemble-bill';
import { loadBillFacts } from '../runs/load-bill-facts';
import { refreshTotals } from '../runs/refresh-totals';
import type { RunRow } from '../runs/run-row';
import { storeDrafts } from '../runs/store-drafts';
import { openWindows } from '../runs/windows';
import { checkBills } from './check-bills';
import type { OpenBill } from './find-bill';

/**
 * Makes one bill anew, from what the customer has now, and leaves all others as they are. An approval of the old one does
 * not count for the new one. A customer whose bill still cannot be worked out is parked again with the reason.
 * The caller holds the run.
 */
export const redraftBill = async (
  trx: Knex.Transaction,
  { run, bill }: { run: RunRow; bill: OpenBill },
): Promise<void> => {
  const chunk = await asOwnChunk(trx, bill);
  if (bill.invoiceId !== null) await deleteDraft(trx, bill.invoiceId);
  const { customers, context } = await loadBillFacts(trx, { run, pass: bill.pass, chunk });
  const bills = customers.map((customer) => ({
    customer,
    documentId: documentIdFor('invoice', customer.documentId, customer.billDate),
    outcome: assembleBill({ customer, context }),
  }));
  await storeDrafts(trx, { run, pass: bill.pass, bills, startedAt: context.stamp });
  await trx('billing.bill_checks')
    .where({ run_id: run.id, customer_id: bill.customerId, bill_date: bill.billDate })
    .delete();
  await checkBills(trx, { runId: run.id, customerId: bill.customerId });
  await openWindows(trx, { run, pass: bill.pass });
  await refreshTotals(trx, run.id);
};

/** Bills are loaded by chunks: this one becomes a chunk of its own. */
const asOwnChunk = async (trx: Knex.Transaction, bill: OpenBill): Promise<number> => {
  const result = await trx.raw(
    `update billing.run_items i
     set status = 'pending', invoice_id = null, service_cycles = null, reason_code = null, reason = null,
         approved_at = null, approval = null, approved_by = null,
         chunk = (select max(chunk) + 1 from billing.run_items where run_id = :runId and pass = :pass)
     where run_id = :runId and customer_id = :customerId and bill_date = :billDate
     returning chunk`,
    { runId: bill.runId, pass: bill.pass, customerId: bill.customerId, billDate: bill.billDate },
  );
  return result.rows[0].chunk;
};

const deleteDraft = async (trx: Knex.Transaction, invoiceId: number): Promise<void> => {
  await trx('invoice_lines').where({ invoice_id: invoiceId }).delete();
  await trx('invoices').where({ id: invoiceId, status: 'draft' }).delete();
};
