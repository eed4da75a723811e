import type { Core } from '@strapi/strapi';

import type { MyOverview } from '../../../shared/contracts/my';
import type { Membership } from '../services/memberships';
import { withResellerScope } from '../wall/reseller-scope';

/**
 * The figures of everything a person may see, of all resellers he works for together.
 * @param memberships at least one.
 */
export const getOverview = async ({
  strapi,
  memberships,
}: {
  strapi: Core.Strapi;
  memberships: Membership[];
}): Promise<MyOverview> => {
  const resellerIds = memberships.map(({ resellerId }) => resellerId);
  const figures = await withResellerScope({ strapi, resellerIds }, async ({ trx }) => {
    const result = await trx.raw(
      `select (select count(*)::int from customers where status = 'active') as customers,
              count(*)::int as invoices,
              coalesce(sum(gross_total) * 100, 0)::bigint::text as "grossPence",
              count(distinct bill_run_id)::int as runs
       from invoices where status = 'issued' and reseller_id = any (?::integer[])`,
      // The policy says the same; said here it is an estimate that the planner can use.
      [resellerIds],
    );
    return result.rows[0];
  });
  return {
    resellerName: memberships.map(({ resellerName }) => resellerName).join(', '),
    mode: memberships[0]?.mode ?? 'wholesale',
    customers: figures.customers,
    invoices: figures.invoices,
    grossPence: Number(figures.grossPence),
    runs: figures.runs,
  };
};
