import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { MyBills, MyOverview } from '../../../shared/contracts/my';
import { type Access, scopeOf } from '../access';
import { withResellerScope } from '../wall/reseller-scope';

const countCustomers = async (trx: Knex.Transaction): Promise<number> => {
  const { rows } = await trx.raw(
    `select count(*)::int as customers from customers where status = 'active'`,
  );
  return rows[0].customers;
};

const sumBills = async (trx: Knex.Transaction, resellerId: number): Promise<MyBills> => {
  const { rows } = await trx.raw(
    `select count(*)::int as invoices, coalesce(sum(gross_total) * 100, 0)::bigint::text as "grossPence",
            count(distinct bill_run_id)::int as runs
     from invoices where status = 'issued' and reseller_id = ?`,
    // The policy says the same; said here it is an estimate that the planner can use.
    [resellerId],
  );
  return { ...rows[0], grossPence: Number(rows[0].grossPence) };
};

/** The figures of all that the caller may see of his reseller. */
export const getOverview = async ({
  strapi,
  access,
}: {
  strapi: Core.Strapi;
  access: Access;
}): Promise<MyOverview> =>
  withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => ({
    resellerName: access.resellerName,
    mode: access.mode,
    customers: await countCustomers(trx),
    bills: access.capabilities.has('invoices.read') ? await sumBills(trx, access.resellerId) : null,
  }));
