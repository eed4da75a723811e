import type { Knex } from 'knex';

/** Counts and sums of a run, computed from its items and invoices and kept on the run for lists. */
export const refreshTotals = async (db: Knex, runId: number): Promise<void> => {
  await db.raw(
    `update bill_runs r set
       customers_due = t.due, invoices_drafted = t.drafted, invoices_issued = t.issued, customers_parked = t.parked,
       documents_done = t.documents, net_total = t.net, vat_total = t.vat, gross_total = t.gross,
       updated_at = timezone('utc', clock_timestamp())
     from (
       select count(*) as due,
              count(i.invoice_id) as drafted,
              count(i.invoice_id) filter (where i.status = 'issued') as issued,
              count(*) filter (where i.status = 'parked') as parked,
              count(d.invoice_id) as documents,
              coalesce(sum(v.net_total), 0) as net, coalesce(sum(v.vat_total), 0) as vat,
              coalesce(sum(v.gross_total), 0) as gross
       from billing.run_items i
       left join invoices v on v.id = i.invoice_id
       left join billing.invoice_documents d on d.invoice_id = i.invoice_id and d.kind = 'pdf'
       where i.run_id = :runId and i.status <> 'cancelled'
     ) t
     where r.id = :runId`,
    { runId },
  );
};
