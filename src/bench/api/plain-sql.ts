import type { Client } from 'pg';

import type { Door } from './callers';
import type { Question } from './questions';

const PENCE = (column: string) => `(i.${column} * 100)::bigint::text`;

/** The columns of the answer at each door, as a program that uses nothing but SQL would read them. */
const COLUMNS: Record<Door, string> = {
  panel: `i.document_id, i.number, i.status, c.name, c.account_number, r.name as reseller_name, i.bill_date::text,
    i.issue_date::text, i.due_date::text, i.payment_method, ${PENCE('net_total')} as net, ${PENCE('vat_total')} as vat,
    ${PENCE('gross_total')} as gross,
    exists (select from billing.invoice_documents d where d.invoice_id = i.id and d.kind = 'pdf') as has_pdf`,
  rest: `i.document_id, i.number, i.kind, c.document_id as customer_id, c.name, c.account_number,
    b.document_id as run_id, i.bill_date::text, i.period_from::text, i.period_to::text, i.issue_date::text,
    i.due_date::text, i.payment_method, ${PENCE('net_total')} as net, ${PENCE('vat_total')} as vat,
    ${PENCE('gross_total')} as gross,
    exists (select from billing.invoice_documents d where d.invoice_id = i.id and d.kind = 'pdf') as has_pdf`,
};

const CUSTOMER = 'left join customers c on c.id = i.customer_id';

const JOINS: Record<Door, string> = {
  panel: `${CUSTOMER} join resellers r on r.id = i.reseller_id`,
  rest: `${CUSTOMER} left join bill_runs b on b.id = i.bill_run_id`,
};

/** What was found: how many, and the number of the first on the page. */
export type Found = { total: number; first: string | undefined };

/**
 * The baseline: the page, and the count and sums of all that was found, for one reseller by `reseller_id = ?`, as the
 * owner of the tables, without the wall, an application or HTTP.
 */
export const askPlainly = async (
  client: Client,
  { door, where, orderBy }: Question,
  resellerId: number,
): Promise<Found> => {
  const wanted = `where i.reseller_id = $1 and i.status = 'issued' and ${where}`;
  const joins = where.includes('c.') ? CUSTOMER : '';
  const sums = await client.query<{ total: number }>(
    `select count(*)::int as total, sum(i.net_total) as net, sum(i.vat_total) as vat, sum(i.gross_total) as gross
     from invoices i ${joins} ${wanted}`,
    [resellerId],
  );
  const page = await client.query<{ number: string }>(
    `select ${COLUMNS[door]} from invoices i ${JOINS[door]} ${wanted} order by ${orderBy} limit 25`,
    [resellerId],
  );
  return { total: sums.rows[0]?.total ?? 0, first: page.rows[0]?.number };
};
