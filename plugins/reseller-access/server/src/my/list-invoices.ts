import type { Core } from '@strapi/strapi';

import type { InvoiceSummary } from '../../../../bill-run/shared/contracts/runs';
import type { MyInvoices } from '../../../shared/contracts/my';
import { type Access, scopeOf } from '../access';
import { withResellerScope } from '../wall/reseller-scope';

type Row = Omit<InvoiceSummary, 'netPence' | 'vatPence' | 'grossPence'> & {
  netPence: string;
  vatPence: string;
  grossPence: string;
};

const toSummary = (row: Row): InvoiceSummary => ({
  ...row,
  netPence: Number(row.netPence),
  vatPence: Number(row.vatPence),
  grossPence: Number(row.grossPence),
});

/** What a person typed, as a LIKE pattern that finds it anywhere. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const FROM = `from invoices i
  join customers c on c.id = i.customer_id
  join resellers r on r.id = i.reseller_id`;

/**
 * A page of the issued bills that a person may see, newest first, with the totals of all that were found.
 *
 * @param page from 1.
 * @param search part of a number, a customer's name or an account number.
 */
export const listInvoices = async ({
  strapi,
  access,
  page,
  pageSize,
  search,
}: {
  strapi: Core.Strapi;
  access: Access;
  page: number;
  pageSize: number;
  search?: string;
}): Promise<MyInvoices> => {
  // The policy says the same; said here it lets the planner walk the index of one reseller in order.
  const conditions = [`i.status = 'issued' and i.reseller_id = ?`];
  const bindings: (string | number)[] = [access.resellerId];
  if (search) {
    conditions.push('(i.number ilike ? or c.name ilike ? or c.account_number ilike ?)');
    bindings.push(containing(search), containing(search), containing(search));
  }
  const where = `where ${conditions.join(' and ')}`;

  return withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => {
    const found = await trx.raw(
      `select count(*)::int as invoices, coalesce(sum(i.net_total) * 100, 0)::bigint::text as "netPence",
              coalesce(sum(i.vat_total) * 100, 0)::bigint::text as "vatPence",
              coalesce(sum(i.gross_total) * 100, 0)::bigint::text as "grossPence"
       ${search ? FROM : 'from invoices i'} ${where}`,
      bindings,
    );
    const rows = await trx.raw(
      `select i.document_id as "documentId", i.number, i.status, c.name as "customerName",
              c.account_number as "accountNumber", r.name as "resellerName", i.bill_date::text as "billDate",
              i.issue_date::text as "issueDate", i.due_date::text as "dueDate",
              i.payment_method as "paymentMethod", (i.net_total * 100)::bigint::text as "netPence",
              (i.vat_total * 100)::bigint::text as "vatPence", (i.gross_total * 100)::bigint::text as "grossPence",
              exists (select from billing.invoice_documents d where d.invoice_id = i.id and d.kind = 'pdf') as "hasPdf"
       ${FROM} ${where} order by i.issue_date desc, i.id desc limit ? offset ?`,
      [...bindings, pageSize, (page - 1) * pageSize],
    );
    const totals = found.rows[0];
    return {
      results: rows.rows.map(toSummary),
      pagination: {
        page,
        pageSize,
        pageCount: Math.max(1, Math.ceil(totals.invoices / pageSize)),
        total: totals.invoices,
      },
      totals: {
        invoices: totals.invoices,
        netPence: Number(totals.netPence),
        vatPence: Number(totals.vatPence),
        grossPence: Number(totals.grossPence),
      },
    };
  });
};
