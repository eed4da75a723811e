import type { Knex } from 'knex';

import type {
  ApprovalOutlook,
  BillsToApprove,
  BillsToIssue,
  IssueOutlook,
} from '../../../shared/contracts/run-windows';
import { versionOfAll } from '../checks/seen-version';

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

type Row = Omit<IssueOutlook, 'grossPence' | 'directDebitPence'> &
  Record<'grossPence' | 'directDebitPence', string>;

/**
 * What an approval would do, as `approveBills` and `afterReview` do it: the bills that it approves, and those that are issued
 * at once with it because nothing of their reseller is left to approve. Of what is approved already, what issuing it would do.
 * Reads only.
 */
export const approvalOutlook = (
  db: Knex,
  { runId, bills }: { runId: number; bills: BillsToIssue },
): Promise<IssueOutlook> => {
  const among = `i.run_id = :runId and i.pass = (select max(pass) from billing.run_items where run_id = :runId)`;
  if ('approved' in bills) {
    return outlookOf(db, { among, meant: 'false', issues: 'approved', bindings: { runId } });
  }
  const { sql: meant, bindings } = billsMeant(bills);
  const issues = 'all' in bills ? 'all' : 'completed';
  return outlookOf(db, { among, meant, issues, bindings: { ...bindings, runId } });
};

/** What it would do if a reseller approved all that is his to approve, in whatever runs. Reads only, as his role too. */
export const resellersOutlook = async (
  db: Knex,
  { resellerId }: { resellerId: number },
): Promise<ApprovalOutlook> => {
  const { issuesVersion: _, ...outlook } = await outlookOf(db, {
    among: `i.reseller_id = :resellerId and i.run_id in (select id from bill_runs where status in ('review', 'issuing'))`,
    meant: LEFT_TO_RESELLER,
    issues: 'completed',
    bindings: { resellerId },
  });
  return outlook;
};

/** SQL: whether the approval of an item `i` is left to its reseller. */
export const LEFT_TO_RESELLER = `exists (select from billing.run_windows w where w.run_id = i.run_id and w.pass = i.pass
  and w.reseller_id = i.reseller_id and w.approval_by <> 'staff')`;

/** SQL: which of the items `t` are issued. */
const ISSUED = {
  all: '',
  approved: 'where t.is_approved',
  /** All of a reseller of whom this was the last. */
  completed: `join complete c on c.run_id = t.run_id and c.reseller_id is not distinct from t.reseller_id`,
};

type Outlook = {
  among: string;
  meant: string;
  issues: keyof typeof ISSUED;
  bindings: Meant['bindings'];
};

const outlookOf = async (
  db: Knex,
  { among, meant, issues, bindings }: Outlook,
): Promise<IssueOutlook> => {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `with items as (
       select i.run_id, i.invoice_id, i.reseller_id, v.gross_total, v.due_date, v.payment_method,
              i.approved_at is null and ${meant} as is_meant, i.approved_at is not null as is_approved
       from billing.run_items i join invoices v on v.id = i.invoice_id
       where ${among} and i.status = 'drafted'),
     complete as (
       select run_id, reseller_id from items group by run_id, reseller_id
       having bool_and(is_approved or is_meant) and bool_or(is_meant)),
     issued as (
       select t.invoice_id, t.gross_total, t.due_date, t.payment_method = 'direct-debit' and t.gross_total > 0 as is_debit
       from items t ${ISSUED[issues]})
     select (select count(*)::int from items where is_meant) as approves,
            (select ${versionOfAll({ id: 'invoice_id', gross: 'gross_total' })} from items where is_meant) as version,
            ${versionOfAll({ id: 'invoice_id', gross: 'gross_total' })} as "issuesVersion",
            count(*) filter (where gross_total >= 0)::int as invoices,
            count(*) filter (where gross_total < 0)::int as "creditNotes",
            (coalesce(sum(gross_total), 0) * 100)::bigint::text as "grossPence",
            count(*) filter (where is_debit)::int as "directDebits",
            (coalesce(sum(gross_total) filter (where is_debit), 0) * 100)::bigint::text as "directDebitPence",
            min(due_date) filter (where is_debit)::text as "collectedFrom",
            max(due_date) filter (where is_debit)::text as "collectedTo"
     from issued`,
    bindings,
  );
  const [row] = rows;
  if (!row) throw new Error('A sum has one row.');
  return {
    ...row,
    grossPence: Number(row.grossPence),
    directDebitPence: Number(row.directDebitPence),
  };
};
