import type { Knex } from 'knex';

import type { ApprovalOutlook, BillsToApprove } from '../../../shared/contracts/run-windows';

type Meant = { sql: string; bindings: Record<string, unknown> };

/** The bills that are meant, among the items `i` of a run. */
export const billsMeant = (bills: BillsToApprove): Meant => {
  if ('customers' in bills) {
    return {
      sql: 'i.customer_id in (select id from customers where document_id = any(:customers))',
      bindings: { customers: bills.customers },
    };
  }
  if ('reseller' in bills) {
    return bills.reseller === null
      ? { sql: 'i.reseller_id is null', bindings: {} }
      : {
          sql: 'i.reseller_id = (select id from resellers where document_id = :reseller)',
          bindings: { reseller: bills.reseller },
        };
  }
  return { sql: 'true', bindings: {} };
};

type Row = Omit<ApprovalOutlook, 'grossPence' | 'directDebitPence'> &
  Record<'grossPence' | 'directDebitPence', string>;

/**
 * What an approval would do, as `approveBills` and `afterReview` do it: the bills that it approves, and those that are issued
 * at once with it because nothing of their reseller is left to approve. Reads only.
 */
export const approvalOutlook = async (
  db: Knex,
  { runId, bills }: { runId: number; bills: BillsToApprove },
): Promise<ApprovalOutlook> => {
  const { sql, bindings } = billsMeant(bills);
  const { rows } = await db.raw<{ rows: Row[] }>(
    `with items as (
       select i.invoice_id, i.reseller_id, i.approved_at is null and ${sql} as is_meant, i.approved_at is not null as is_approved
       from billing.run_items i
       where i.run_id = :runId and i.pass = (select max(pass) from billing.run_items where run_id = :runId)
         and i.status = 'drafted' and i.invoice_id is not null),
     complete as (
       select reseller_id from items group by reseller_id
       having bool_and(is_approved or is_meant) and bool_or(is_meant)),
     issued as (
       select v.gross_total, v.due_date, v.payment_method = 'direct-debit' and v.gross_total > 0 as is_debit
       from items t join complete c on c.reseller_id is not distinct from t.reseller_id join invoices v on v.id = t.invoice_id)
     select (select count(*)::int from items where is_meant) as approves,
            count(*) filter (where gross_total >= 0)::int as invoices,
            count(*) filter (where gross_total < 0)::int as "creditNotes",
            (coalesce(sum(gross_total), 0) * 100)::bigint::text as "grossPence",
            count(*) filter (where is_debit)::int as "directDebits",
            (coalesce(sum(gross_total) filter (where is_debit), 0) * 100)::bigint::text as "directDebitPence",
            min(due_date) filter (where is_debit)::text as "collectedFrom",
            max(due_date) filter (where is_debit)::text as "collectedTo"
     from issued`,
    { ...bindings, runId },
  );
  const [row] = rows;
  if (!row) throw new Error('A sum has one row.');
  return {
    ...row,
    grossPence: Number(row.grossPence),
    directDebitPence: Number(row.directDebitPence),
  };
};
