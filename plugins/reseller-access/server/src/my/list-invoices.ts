import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { MyInvoices } from '../../../shared/contracts/my';
import { type Access, scopeOf } from '../access';
import { withResellerScope } from '../wall/reseller-scope';
import { conditionsOf, CUSTOMER, type InvoiceQuery, orderBy } from './invoice-query';

type Sums = Record<'netPence' | 'vatPence' | 'grossPence', string>;

const withNumbers = <T extends Sums>(row: T) => ({
  ...row,
  netPence: Number(row.netPence),
  vatPence: Number(row.vatPence),
  grossPence: Number(row.grossPence),
});

/**
 * Reads a page with one connection, whatever may be seen on it. The bills of the page are chosen first, from an index
 * where there is no search; what they show is looked up for these few only.
 */
export const readInvoices = async (
  db: Knex,
  { access, page, pageSize, ...narrowed }: { access: Access } & InvoiceQuery,
): Promise<MyInvoices> => {
  const { joins, where, bindings } = conditionsOf(access.resellerId, narrowed);
  const order = orderBy(narrowed.sort);
  const found = await db.raw(
    `select count(*)::int as invoices, coalesce(sum(i.net_total) * 100, 0)::bigint::text as "netPence",
            coalesce(sum(i.vat_total) * 100, 0)::bigint::text as "vatPence",
            coalesce(sum(i.gross_total) * 100, 0)::bigint::text as "grossPence"
     from invoices i ${joins} ${where}`,
    bindings,
  );
  const rows = await db.raw(
    `select i.document_id as "documentId", i.number, i.status, c.name as "customerName",
            c.account_number as "accountNumber", cast(:resellerName as text) as "resellerName",
            i.bill_date::text as "billDate", i.issue_date::text as "issueDate", i.due_date::text as "dueDate",
            i.payment_method as "paymentMethod", (i.net_total * 100)::bigint::text as "netPence",
            (i.vat_total * 100)::bigint::text as "vatPence", (i.gross_total * 100)::bigint::text as "grossPence",
            exists (select from billing.invoice_documents d where d.invoice_id = i.id and d.kind = 'pdf') as "hasPdf"
     from invoices i ${CUSTOMER}
     where i.id in (
       select i.id from invoices i ${joins} ${where} order by ${order} limit :limit offset :offset)
     order by ${order}`,
    {
      ...bindings,
      resellerName: access.resellerName,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    },
  );
  const { invoices, ...sums } = found.rows[0];
  return {
    results: rows.rows.map(withNumbers),
    pagination: {
      page,
      pageSize,
      pageCount: Math.max(1, Math.ceil(invoices / pageSize)),
      total: invoices,
    },
    totals: { invoices, ...withNumbers(sums as Sums) },
  };
};

/**
 * A page of the issued bills that a person may see, newest first unless sorted, with the totals of all that were
 * found. A customer or run that is not his has no bills.
 */
export const listInvoices = ({
  strapi,
  ...wanted
}: { strapi: Core.Strapi; access: Access } & InvoiceQuery): Promise<MyInvoices> =>
  withResellerScope({ strapi, ...scopeOf(wanted.access) }, ({ trx }) => readInvoices(trx, wanted));
