import type { Knex } from 'knex';

/** The bank details a mandate gives, as they stand now. */
export type Mandate = {
  id: number;
  originatorId: number | null;
  reference: string;
  sortCode: string;
  accountNumber: string;
  accountName: string;
};

/** An issued Direct Debit invoice that is in no file yet, less what was credited, with the active mandate of its customer if there is one. */
export type Candidate = {
  invoiceId: number;
  invoiceDocumentId: string;
  number: string;
  customerId: number;
  customerName: string;
  resellerId: number | null;
  dueDate: string;
  pence: number;
  mandate: Mandate | null;
};

type Row = Omit<Candidate, 'pence' | 'mandate'> & {
  pence: string;
  mandateId: number | null;
  originatorId: number | null;
  reference: string;
  sortCode: string;
  accountNumber: string;
  accountName: string;
};

const toCandidate = ({
  pence,
  mandateId,
  originatorId,
  reference,
  sortCode,
  accountNumber,
  accountName,
  ...invoice
}: Row): Candidate => ({
  ...invoice,
  pence: Number(pence),
  mandate:
    mandateId === null
      ? null
      : { id: mandateId, originatorId, reference, sortCode, accountNumber, accountName },
});

const BATCH = 5_000;

/**
 * Hands on what could be collected, batch by batch, by due date and then in the order of issue: there may be more than
 * fit in memory. Amounts are whole pence.
 *
 * @param trx the batches are of one moment, that at which it is called.
 * @param originatorId only mandates of this originator.
 */
export const readCandidates = async ({
  trx,
  originatorId,
  take,
}: {
  trx: Knex.Transaction;
  originatorId?: number;
  take: (batch: Candidate[]) => void;
}): Promise<void> => {
  await trx.raw(
    `declare candidates no scroll cursor for
     select i.id as "invoiceId", i.document_id as "invoiceDocumentId", i.number, c.id as "customerId",
            c.name as "customerName", i.reseller_id as "resellerId", i.due_date::text as "dueDate",
            ((i.gross_total + credits.gross - forward.gross - before.gross) * 100)::bigint::text as pence, m.id as "mandateId", m.originator_id as "originatorId",
            m.reference, m.sort_code as "sortCode", m.account_number as "accountNumber",
            m.account_name as "accountName"
     from invoices i
     join customers c on c.id = i.customer_id
     -- What credit notes took back, a negative amount, is not collected.
     cross join lateral (
       select coalesce(sum(n.gross_total), 0) as gross from billing.invoice_corrections k
       join invoices n on n.id = k.invoice_id where k.original_id = i.id and k.kind = 'credit-note') credits
     -- Nor what credits of earlier bills covered.
     cross join lateral (
       select coalesce(sum(u.amount), 0) as gross from billing.credit_use u where u.invoice_id = i.id) forward
     -- Nor, of a bill that was issued anew, what was collected of it already.
     cross join lateral (
       select coalesce(sum(x.amount), 0) as gross from billing.collected_in_excess x
       where x.customer_id = i.customer_id and x.bill_date = i.bill_date and x.invoice_id <> i.id
         and exists (select from billing.invoice_corrections k where k.invoice_id = i.id and k.kind = 're-issue')) before
     left join mandates m on m.customer_id = i.customer_id and m.status = 'active'
     where i.status = 'issued' and i.kind = 'invoice' and i.payment_method = 'direct-debit' 
       and i.gross_total + credits.gross - forward.gross - before.gross > 0
       and not exists (select from billing.dd_collections d where d.invoice_id = i.id)
       and (:originatorId::integer is null or m.originator_id = :originatorId)
     order by i.due_date, i.id`,
    { originatorId: originatorId ?? null },
  );
  for (;;) {
    const { rows } = await trx.raw(`fetch ${BATCH} from candidates`);
    if (rows.length > 0) take(rows.map(toCandidate));
    if (rows.length < BATCH) break;
  }
  await trx.raw('close candidates');
};
