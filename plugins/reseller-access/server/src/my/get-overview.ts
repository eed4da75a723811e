import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { today } from '../../../../../src/platform/clock';
import type { MyBills, MyChanges, MyOverview } from '../../../shared/contracts/my';
import { type Access, scopeOf } from '../access';
import { withResellerScope } from '../wall/reseller-scope';

/** Whose figures, and the day on which they are looked at. */
type Point = { resellerId: number; today: string };

const countCustomers = async (trx: Knex.Transaction): Promise<number> => {
  const { rows } = await trx.raw(
    `select count(*)::int as customers from customers where status = 'active'`,
  );
  return rows[0].customers;
};

/** The policies say whose rows they are; said here as well it is an estimate that the planner can use. */
const sumBills = async (trx: Knex.Transaction, point: Point): Promise<MyBills> => {
  const { rows } = await trx.raw(
    `with months as (select date_trunc('month', cast(:today as date))::date as this_month)
     select count(*)::int as invoices, count(distinct bill_run_id)::int as runs,
            coalesce(sum(gross_total) * 100, 0)::bigint::text as gross,
            count(*) filter (where issue_date >= this_month)::int as "monthInvoices",
            coalesce(sum(gross_total) filter (where issue_date >= this_month) * 100, 0)::bigint::text as "monthGross",
            count(*) filter (where issue_date < this_month and issue_date >= this_month - interval '1 month')::int
              as "lastInvoices",
            coalesce(sum(gross_total) filter (where issue_date < this_month
              and issue_date >= this_month - interval '1 month') * 100, 0)::bigint::text as "lastGross"
     from invoices, months where status = 'issued' and reseller_id = :resellerId`,
    point,
  );
  const { invoices, runs, gross, monthInvoices, monthGross, lastInvoices, lastGross } = rows[0];
  return {
    invoices,
    runs,
    grossPence: Number(gross),
    month: { invoices: monthInvoices, grossPence: Number(monthGross) },
    lastMonth: { invoices: lastInvoices, grossPence: Number(lastGross) },
  };
};

const countChanges = async (trx: Knex.Transaction, point: Point): Promise<MyChanges> => {
  const { rows } = await trx.raw(
    `with days as (select date_trunc('month', cast(:today as date))::date as first, cast(:today as date) as last)
     select (select count(*)::int from customers, days
             where reseller_id = :resellerId and billing_start between first and last) as "newCustomers",
            (select count(*)::int from subscriptions, days
             where reseller_id = :resellerId and start_date between first and last) as "newServices",
            -- The date is the day after the last one.
            (select count(*)::int from subscriptions, days
             where reseller_id = :resellerId and end_date > first and end_date <= last) as "endedServices"`,
    point,
  );
  return rows[0];
};

/** The figures of all that the caller may see of his reseller. */
export const getOverview = async ({
  strapi,
  access,
}: {
  strapi: Core.Strapi;
  access: Access;
}): Promise<MyOverview> => {
  const point = {
    resellerId: access.resellerId,
    today: today({ timeZone: access.timeZone }),
  };
  return withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => ({
    resellerName: access.resellerName,
    mode: access.mode,
    customers: await countCustomers(trx),
    month: `${point.today.slice(0, 7)}-01`,
    changes: await countChanges(trx, point),
    bills: access.capabilities.has('invoices.read') ? await sumBills(trx, point) : null,
  }));
};
