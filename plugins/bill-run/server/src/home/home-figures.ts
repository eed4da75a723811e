import type { Knex } from 'knex';

import type { HomeFigures } from '../../../shared/contracts/home';
import { DUE_SQL } from '../runs/collect-due';
import { listRuns, toSummary } from '../runs/run-row';

const DAYS_SHOWN = 31;
const RUNS_LOOKED_AT = 100;

/** The figures of the home page, for a day (YYYY-MM-DD, in the bureau's time zone). */
export const homeFigures = async (db: Knex, { today }: { today: string }): Promise<HomeFigures> => {
  const [month, customers, due, parked, suspense, days, cycle, { runs }] = await Promise.all([
    db.raw(
      `select count(*)::int as invoices, (coalesce(sum(gross_total), 0) * 100)::bigint::text as gross
       from invoices where status = 'issued' and issue_date >= date_trunc('month', ?::date)
         and issue_date < date_trunc('month', ?::date) + interval '1 month'`,
      [today, today],
    ),
    db.raw(
      `select count(*)::int as active from customers where status = 'active' and account_of_id is null`,
    ),
    db.raw(`select count(*)::int as due ${DUE_SQL}`, {
      runDate: today,
      resellerId: null,
      customerId: null,
    }),
    db.raw(`select count(*)::int as parked from billing.run_items where status = 'parked'`),
    db.raw(
      `select count(*)::int as rows, coalesce(sum(cost_micro), 0)::bigint::text as cost
       from billing.usage_suspense where status = 'open'`,
    ),
    db.raw(
      `select issue_date::text as date, count(*)::int as invoices, (sum(gross_total) * 100)::bigint::text as gross
       from invoices where status = 'issued' group by issue_date order by issue_date desc limit ?`,
      [DAYS_SHOWN],
    ),
    db.raw(
      `select cycle_day as day, count(*)::int as customers from customers where status = 'active'
       group by cycle_day order by cycle_day`,
    ),
    listRuns(db, { page: 1, pageSize: RUNS_LOOKED_AT }),
  ]);
  const summaries = runs.map(toSummary);
  return {
    today,
    month: `${today.slice(0, 7)}-01`,
    invoicesThisMonth: month.rows[0].invoices,
    grossThisMonthPence: Number(month.rows[0].gross),
    customersActive: customers.rows[0].active,
    customersDueToday: due.rows[0].due,
    runsAwaitingCheck: summaries.filter((run) => run.status === 'review'),
    runsUnderWay: summaries.filter((run) => UNDER_WAY.has(run.status)),
    parkedCustomers: parked.rows[0].parked,
    suspendedRows: suspense.rows[0].rows,
    suspendedCostMicro: Number(suspense.rows[0].cost),
    recentDays: days.rows
      .reverse()
      .map(({ date, invoices, gross }: { date: string; invoices: number; gross: string }) => ({
        date,
        invoices,
        grossPence: Number(gross),
      })),
    cycleDays: cycle.rows,
  };
};

const UNDER_WAY = new Set(['queued', 'collecting', 'drafting', 'issuing', 'documents', 'delivery']);
