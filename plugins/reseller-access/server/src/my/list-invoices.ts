import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { MyInvoices } from '../../../shared/contracts/my';
import { type Access, scopeOf } from '../access';
import { withResellerScope } from '../wall/reseller-scope';

type Sums = Record<'netPence' | 'vatPence' | 'grossPence', string>;

const withNumbers = <T extends Sums>(row: T) => ({
  ...row,
  netPence: Number(row.netPence),
  vatPence: Number(row.vatPence),
  grossPence: Number(row.grossPence),
});

/** What a person typed, as a LIKE pattern that finds it anywhere. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const CUSTOMER = 'left join customers c on c.id = i.customer_id';
const NEWEST_FIRST = 'i.issue_date desc, i.id desc';

type Wanted = { page: number; pageSize: number; search?: string };

/** The SQL conditions of what is wanted. The joins are those that the conditions need. */
const conditionsOf = (resellerId: number, search?: string) => {
  // The policy says the same; said here it lets the planner walk the index of one reseller in order.
  const issued = `i.status = 'issued' and i.reseller_id = :resellerId`;
  if (!search) return { joins: '', where: `where ${issued}`, bindings: { resellerId } };
  return {
    joins: CUSTOMER,
    where: `where ${issued} and (i.number ilike :search or c.name ilike :search or c.account_number ilike :search)`,
    bindings: { resellerId, search: containing(search) },
  };
};

/**
 * Reads a page with one connection, whatever may be seen on it. The bills of the page are chosen first, from an index
 * where there is no search; what they show is looked up for these few only.
 */
export const readInvoices = async (
  db: Knex,
  { access, page, pageSize, search }: { access: Access } & Wanted,
): Promise<MyInvoices> => {
  const { joins, where, bindings } = conditionsOf(access.resellerId, search);
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
       select i.id from invoices i ${joins} ${where} order by ${NEWEST_FIRST} limit :limit offset :offset)
     order by ${NEWEST_FIRST}`,
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
 * A page of the issued bills that a person may see, newest first, with the totals of all that were found.
 *
 * @param page from 1.
 * @param search part of a number, a customer's name or an account number.
 */
export const listInvoices = ({
  strapi,
  ...wanted
}: { strapi: Core.Strapi; access: Access } & Wanted): Promise<MyInvoices> =>
  withResellerScope({ strapi, ...scopeOf(wanted.access) }, ({ trx }) => readInvoices(trx, wanted));
