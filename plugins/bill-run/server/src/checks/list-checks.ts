import type { Knex } from 'knex';

import { explainChange } from '../../../../../src/billing/comparison';
import type { CheckedBill, CheckFilter, CheckTotals } from '../../../shared/contracts/checks';
import { comparedLines } from './compared-lines';
import { WHOSE } from '../runs/whose-bill';

/** The reasons shown beside a bill in a list. */
const REASONS = 3;

export type CheckQuery = {
  /** Null: of all runs, as far as they wait. */
  runId: number | null;
  /** Only bills of this reseller, and nothing of what they cost. */
  resellerId?: number;
  page: number;
  pageSize: number;
  search?: string;
  filter: CheckFilter;
  sort: 'change' | 'gross' | 'customer';
};

type Row = Omit<CheckedBill, 'reasons' | 'grossPence' | 'previousPence' | 'averagePence'> & {
  invoiceId: number;
  previousInvoiceId: number | null;
  grossPence: string;
  previousPence: string | null;
  averagePence: string | null;
};

const FILTERS: Record<CheckFilter, string> = {
  all: 'true',
  odd: `cardinality(array_remove(k.flags, 'first')) + :costFlags > 0`,
  waiting: `i.approved_at is null and i.status = 'drafted'`,
  approved: 'i.approved_at is not null',
  changed: 'k.previous_pence is distinct from k.gross_pence',
  commented: `exists (select from billing.bill_comments m where m.customer_id = k.customer_id and m.bill_date = k.bill_date)`,
};

/** Bills that wait for their approval, or to be issued. */
const OPEN = `i.status = 'drafted' and k.run_id in (select id from bill_runs where status in ('review', 'issuing'))`;

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;
const UNAPPROVED = `i.status = 'drafted' and i.approved_at is null`;
const FOR_RESELLER = `${UNAPPROVED} and w.approval_by <> 'staff'`;
const WINDOW = `left join billing.run_windows w on w.run_id = i.run_id and w.pass = i.pass
  and w.reseller_key = coalesce(i.reseller_id, 0) and w.closed_at is null`;

const SORTS: Record<CheckQuery['sort'], string> = {
  change: 'abs(k.gross_pence - coalesce(k.previous_pence, 0)) desc, c.account_number',
  gross: 'k.gross_pence desc, c.account_number',
  customer: 'c.account_number',
};

const FROM = `from billing.bill_checks k
  join billing.run_items i on i.run_id = k.run_id and i.customer_id = k.customer_id and i.bill_date = k.bill_date
  join invoices v on v.id = k.invoice_id
  join customers c on c.id = k.customer_id
  left join resellers s on s.id = k.reseller_id`;

/** Cost flags are no reseller's to see: his role has no right to read the column. */
const flagsOf = (resellerId: number | undefined) =>
  resellerId === undefined
    ? { all: 'k.flags || k.cost_flags', count: 'cardinality(k.cost_flags)' }
    : { all: 'k.flags', count: '0' };

/** The SQL that reads bills of a check, for lists and for one. `flags` as a reseller or as staff may see them. */
export const selectBills = (resellerId?: number): string => `
  select k.invoice_id as "invoiceId", k.previous_invoice_id as "previousInvoiceId",
         v.document_id as "invoiceDocumentId", c.document_id as "customerDocumentId", c.name as "customerName",
         c.account_number as "accountNumber", ${WHOSE} as "resellerName", k.bill_date::text as "billDate",
         billing.bill_version(v.id, v.gross_total) as version, k.gross_pence::text as "grossPence", k.previous_pence::text as "previousPence",
         k.average_pence::text as "averagePence", to_json(${flagsOf(resellerId).all}) as flags, i.status,
         i.approved_by as "approvedBy", i.approval,
         (select count(*)::int from billing.bill_comments m
          where m.customer_id = k.customer_id and m.bill_date = k.bill_date) as comments,
         (select count(*)::int from billing.bill_amendments a
          where a.customer_id = k.customer_id and a.bill_date = k.bill_date and a.withdrawn_at is null) as amendments
  ${FROM}`;

/** Gives rows their figures as numbers and the reasons of their change. */
export const withReasons = async (
  db: Knex,
  rows: Row[],
  most = REASONS,
): Promise<(CheckedBill & { invoiceId: number })[]> => {
  const ids = rows.flatMap(({ invoiceId, previousInvoiceId }) =>
    previousInvoiceId === null ? [invoiceId] : [invoiceId, previousInvoiceId],
  );
  const lines = await comparedLines(db, ids);
  return rows.map(({ previousInvoiceId, grossPence, previousPence, averagePence, ...row }) => ({
    ...row,
    // Strapi has pg hand JSON over as text.
    flags: typeof row.flags === 'string' ? JSON.parse(row.flags) : row.flags,
    grossPence: Number(grossPence),
    previousPence: previousPence === null ? null : Number(previousPence),
    averagePence: averagePence === null ? null : Number(averagePence),
    reasons:
      previousInvoiceId === null
        ? []
        : explainChange({
            lines: lines.get(row.invoiceId) ?? [],
            before: lines.get(previousInvoiceId) ?? [],
            billDate: row.billDate,
          }).slice(0, most),
  }));
};

const whereOf = ({ runId, resellerId, search, filter }: CheckQuery) => ({
  sql: [
    runId === null ? OPEN : 'k.run_id = :runId',
    ...(resellerId === undefined ? [] : ['k.reseller_id = :resellerId']),
    FILTERS[filter].replace(':costFlags', flagsOf(resellerId).count),
    ...(search ? ['(c.name ilike :search or c.account_number ilike :search)'] : []),
  ].join(' and '),
  bindings: {
    ...(runId !== null && { runId }),
    ...(resellerId !== undefined && { resellerId }),
    ...(search && { search: `%${search.replace(/[\\%_]/g, '\\$&')}%` }),
  },
});

/** A page of the bills of a check with why they changed, and how many there are. */
export const listChecks = async (
  db: Knex,
  query: CheckQuery,
): Promise<{ results: CheckedBill[]; total: number }> => {
  const { sql, bindings } = whereOf(query);
  const count = await db.raw(`select count(*)::int as total ${FROM} where ${sql}`, bindings);
  const rows = await db.raw(
    `${selectBills(query.resellerId)} where ${sql} order by ${SORTS[query.sort]} limit :limit offset :offset`,
    { ...bindings, limit: query.pageSize, offset: (query.page - 1) * query.pageSize },
  );
  const bills = await withReasons(db, rows.rows);
  return {
    results: bills.map(({ invoiceId: _, ...bill }) => bill),
    total: count.rows[0].total,
  };
};

/** What all bills of a check come to, against those before them. */
export const checkTotals = async (
  db: Knex,
  { runId, resellerId }: Pick<CheckQuery, 'runId' | 'resellerId'>,
): Promise<CheckTotals> => {
  const flags = flagsOf(resellerId);
  const own = resellerId === undefined ? '' : 'and k.reseller_id = :resellerId';
  const of = runId === null ? OPEN : 'k.run_id = :runId';
  const bindings = {
    ...(runId !== null && { runId }),
    ...(resellerId !== undefined && { resellerId }),
  };
  const sums = await db.raw(
    `select count(*)::int as bills, count(i.approved_at)::int as approved,
            count(*) filter (where cardinality(array_remove(k.flags, 'first')) + ${flags.count} > 0)::int as odd,
            coalesce(sum(k.gross_pence), 0)::text as gross, coalesce(sum(k.previous_pence), 0)::text as previous,
            count(*) filter (where k.previous_invoice_id is null)::int as "newCustomers",
            coalesce(sum(k.gross_pence) filter (where k.previous_invoice_id is null), 0)::text as first,
            coalesce(sum((select count(*) from subscriptions b where b.customer_id = k.customer_id
              and b.start_date >= v.period_from and b.start_date < v.period_to)), 0)::int as "newServices",
            coalesce(sum((select count(*) from subscriptions b where b.customer_id = k.customer_id
              and b.end_date > v.period_from and b.end_date <= v.period_to)), 0)::int as "ceasedServices",
            count(*) filter (where ${resellerId === undefined ? UNAPPROVED : FOR_RESELLER})::int as "toApprove",
            to_char(min(w.closes_at) at time zone 'utc', ${MOMENT}) as "closesAt"
     ${FROM} ${WINDOW} where ${of} ${own}`,
    bindings,
  );
  const byFlag = await db.raw(
    `select flag, count(*)::int as bills ${FROM} cross join unnest(${flags.all}) as flag
     where ${of} ${own} and flag <> 'first' group by flag order by count(*) desc, flag`,
    bindings,
  );
  const { gross, previous, first, ...counts } = sums.rows[0];
  return {
    ...counts,
    grossPence: Number(gross),
    previousPence: Number(previous),
    firstPence: Number(first),
    flags: byFlag.rows,
  };
};
