import type { Core } from '@strapi/strapi';
import { formatPence } from '../../billing/money';
import { databaseOf } from '../phases/demo-database';
import { countText } from '../progress';
import { monthDays } from '../scenario';
import type { Summary } from './types';

type IssuerRow = {
  issuer: string;
  invoices: number;
  gross: number;
  directDebit: number;
  calls: number;
};

const readIssuers = async (strapi: Core.Strapi): Promise<IssuerRow[]> => {
  const days = monthDays();
  const { rows } = await databaseOf(strapi).raw<{ rows: IssuerRow[] }>(
    `select i.details -> 'issuer' ->> 'name' as issuer, count(*)::int as invoices,
            (sum(i.gross_total) * 100)::float8 as gross,
            (coalesce(sum(i.gross_total) filter (where i.payment_method = 'direct-debit' and i.gross_total > 0), 0) * 100)::float8
              as "directDebit",
            sum((select count(*) from billing.usage_records u
                 where u.customer_id = i.customer_id and u.bill_date = i.bill_date))::int as calls
     from invoices i
     where i.kind = 'invoice' and i.status = 'issued' and i.bill_date between ? and ?
     group by 1 order by 1`,
    [days[0], days.at(-1)],
  );
  return rows;
};

/** Columns of text under each other; the first to the left, the others to the right. */
const columns = (rows: readonly string[][]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('   ')
      .trimEnd(),
  );
};

/** What happened, for people: who billed how much, and that it adds up. */
export const summaryTable = async (strapi: Core.Strapi, summary: Summary): Promise<string> => {
  const issuers = await readIssuers(strapi);
  const { calls, pence } = summary;
  const table = columns([
    ['In the name of', 'Invoices', 'Calls', 'Total with VAT', 'By Direct Debit'],
    ...issuers.map((row) => [
      row.issuer,
      countText(row.invoices),
      countText(row.calls),
      formatPence(row.gross),
      formatPence(row.directDebit),
    ]),
    [
      '',
      countText(summary.invoices),
      countText(calls.billed),
      formatPence(pence.grossInvoices),
      formatPence(pence.directDebitInvoices),
    ],
  ]);
  return [
    ...table,
    '',
    `${countText(calls.imported)} calls read = ${countText(calls.billed)} billed + ${countText(calls.suspended)} in suspense`,
    `${countText(summary.customers)} customers = ${countText(summary.invoices)} invoices = ${countText(summary.pdfs)} PDFs`,
    `${formatPence(pence.lines)} on the lines = ${formatPence(pence.invoices)} net on the invoices`,
    `${formatPence(pence.directDebitInvoices)} to collect = ${formatPence(pence.directDebitFile)} in the Direct Debit files`,
  ].join('\n');
};
