import type { Knex } from 'knex';

import { documentIdFor } from '../../../../../src/platform/document-id';
import { type AssembledBill, assembleBill } from '../runs/assemble-bill';
import { ISSUER_KEY_SQL } from '../runs/collect-due';
import { loadBillFacts } from '../runs/load-bill-facts';
import { findRun } from '../runs/run-row';

/** The next bill of a customer as it would be now; `bill` is null where it cannot be worked out. */
export type PreviewedBill = { billDate: string; bill: AssembledBill | null };

/**
 * Works the next bills of customers out by the code that makes them, in a transaction that the caller rolls back: a
 * claim is written, as a run would, and thrown away with it. A customer whose bill is being made by a run is left out.
 */
export const previewBills = async (
  trx: Knex.Transaction,
  { customerIds }: { customerIds: readonly number[] },
): Promise<Map<number, PreviewedBill>> => {
  const previews = new Map<number, PreviewedBill>();
  const dates = await trx.raw<{ rows: { date: string }[] }>(
    `select distinct next_bill_date::text as date from billing.customer_cycles where customer_id = any(?) order by 1`,
    [customerIds],
  );
  for (const { date } of dates.rows) await previewDate(trx, { customerIds, date, previews });
  return previews;
};

const previewDate = async (
  trx: Knex.Transaction,
  input: {
    customerIds: readonly number[];
    date: string;
    previews: Map<number, PreviewedBill>;
  },
) => {
  const { date, previews } = input;
  const [row] = await trx('bill_runs')
    .insert({
      document_id: documentIdFor('preview', `${date}:${Math.random()}`),
      name: 'Preview',
      run_date: date,
      status: 'queued',
      auto_issue: false,
      started_by: 'preview',
      ...EMPTY_TOTALS,
    })
    .returning('id');
  await trx.raw(
    `insert into billing.run_items (run_id, customer_id, bill_date, pass, chunk, reseller_id, issuer_key)
     select :runId, c.id, cy.next_bill_date, 1, 0, c.reseller_id, ${ISSUER_KEY_SQL}
     from billing.customer_cycles cy join customers c on c.id = cy.customer_id
     left join resellers s on s.id = c.reseller_id
     where c.id = any(:customerIds) and cy.next_bill_date = :date
     on conflict do nothing`,
    { runId: row.id, customerIds: input.customerIds, date },
  );
  const run = await findRun(trx, { id: row.id });
  if (!run) return;
  const { customers, context } = await loadBillFacts(trx, { run, pass: 1, chunk: 0 });
  for (const customer of customers) {
    const outcome = assembleBill({ customer, context });
    previews.set(customer.id, { billDate: date, bill: outcome.ok ? outcome.value : null });
  }
};

const EMPTY_TOTALS = {
  customers_due: 0,
  invoices_drafted: 0,
  invoices_issued: 0,
  customers_parked: 0,
  documents_done: 0,
  net_total: 0,
  vat_total: 0,
  gross_total: 0,
};
