import type { Core } from '@strapi/strapi';

import type { ListResellers, ResellerSummary } from '../../../shared/contracts/resellers';
import { containing, toPagination } from '../http/pagination';
import type { ResellerQuery } from './list-query';
import { FIGURES, firstOfMonth, type SummaryRow, SUMMARY_COLUMNS, toSummary } from './summary';

/** Columns of the answer by which the list can be sorted: never what a caller sent. */
const SORT_COLUMN: Record<ResellerQuery['sort']['by'], string> = {
  name: 'lower(name)',
  code: 'code',
  customers: 'customers',
  monthInvoices: '"monthInvoices"',
  monthGrossPence: '"monthGross"',
  people: 'people',
  keys: 'keys',
  lastActivityAt: '"lastActivityAt"',
};

const conditionsOf = ({ search, mode, state }: ResellerQuery) => {
  const conditions = ['true'];
  const bindings: string[] = [];
  if (search) {
    conditions.push('(r.name ilike ? or r.code ilike ? or r.legal_name ilike ?)');
    bindings.push(containing(search), containing(search), containing(search));
  }
  if (mode) {
    conditions.push('r.mode = ?');
    bindings.push(mode);
  }
  if (state) {
    conditions.push('r.status = ?');
    bindings.push(state);
  }
  return { where: conditions.join(' and '), bindings };
};

const totalsOf = async (strapi: Core.Strapi, query: ResellerQuery, monthFrom: string) => {
  const { where, bindings } = conditionsOf(query);
  const { rows } = await strapi.db.connection.raw(
    `with found as (select r.id from resellers r where ${where})
     select (select count(*) from found)::int as resellers,
            (select count(*) from customers c join found on found.id = c.reseller_id where c.status <> 'closed')::int
              as customers,
            m.invoices as "monthInvoices", m.pence::text as "monthGrossPence"
     from (select count(*)::int as invoices, coalesce(sum(i.gross_total) * 100, 0)::bigint as pence
           from invoices i join found on found.id = i.reseller_id
           where i.status = 'issued' and i.issue_date >= ?) m`,
    [...bindings, monthFrom],
  );
  const { monthGrossPence, ...counts } = rows[0];
  return { ...counts, monthGrossPence: Number(monthGrossPence) } as ListResellers['totals'];
};

/** A page of the bureau's resellers with their figures of this month, and the totals of all that were found. */
export const listResellers = async ({
  strapi,
  query,
}: {
  strapi: Core.Strapi;
  query: ResellerQuery;
}): Promise<ListResellers> => {
  const { page, pageSize, sort } = query;
  const monthFrom = await firstOfMonth(strapi);
  const totals = await totalsOf(strapi, query, monthFrom);
  const { where, bindings } = conditionsOf(query);
  const { rows } = await strapi.db.connection.raw<{ rows: SummaryRow[] }>(
    `select * from (select ${SUMMARY_COLUMNS} from resellers r ${FIGURES} where ${where}) found
     order by ${SORT_COLUMN[sort.by]} ${sort.descending ? 'desc nulls last' : 'asc nulls first'}, name, "documentId"
     limit ? offset ?`,
    [monthFrom, ...bindings, pageSize, (page - 1) * pageSize],
  );
  const results: ResellerSummary[] = rows.map(toSummary);
  return { results, pagination: toPagination({ page, pageSize, total: totals.resellers }), totals };
};
