import type { Knex } from 'knex';

/** A bill of a run that a person can still change. */
export type OpenBill = {
  runId: number;
  runDocumentId: string;
  pass: number;
  customerId: number;
  resellerId: number | null;
  billDate: string;
  status: 'drafted' | 'parked';
  invoiceId: number | null;
  /** The round of issuing that has it in hand. */
  round: number | null;
  runStatus: string;
};

/** The latest bill of a customer in a run, or in any run. Undefined when he has none that could be changed. */
export const findOpenBill = async (
  db: Knex,
  { customer, run = null }: { customer: string; run?: string | null },
): Promise<OpenBill | undefined> => {
  const result = await db.raw(
    `select i.run_id as "runId", r.document_id as "runDocumentId", i.pass, i.customer_id as "customerId",
            i.reseller_id as "resellerId", i.bill_date::text as "billDate", i.status, i.invoice_id as "invoiceId",
            i.issue_round as round, r.status as "runStatus"
     from billing.run_items i join bill_runs r on r.id = i.run_id join customers c on c.id = i.customer_id
     where c.document_id = :customer and i.status in ('drafted', 'parked')
       and (cast(:run as text) is null or r.document_id = :run)
     order by i.bill_date desc, i.run_id desc limit 1`,
    { customer, run },
  );
  return result.rows[0];
};
