import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { percentile } from './api/percentile';
import { type BenchResult, secondsOf } from './report';

const RECORDS = 10_000_000;
const MONTHS = 12;
const CUSTOMERS = 5_000;
const RESELLERS = 20;
/** As the import stores them: customer by customer within a batch. */
const BATCH = 50_000;
const ASKED = 200;

/**
 * Usage of 5,000 customers over a year, made inside the database and lying there as imports leave it. Balances are not
 * counted: nothing here asks for them.
 */
const seedUsage = (db: Knex, records: number): Promise<void> =>
  db.transaction(async (trx) => {
    await trx.raw(`select set_config('billing.usage_counted', 'on', true)`);
    for (let month = 0; month < MONTHS; month += 1) {
      const first = `(date '2025-01-01' + interval '${month} months')::date`;
      await trx.raw(`select billing.ensure_usage_partition(${first})`);
      await trx.raw(
        `insert into billing.usage_records (file_id, line_no, source, record_key, reseller_id, customer_id,
           subscription_id, call_type, cli, dialled, destination, band, time_band, started_at, local_date, local_seconds,
           duration_s, billed_s, cost_micro, buy_micro, sell_micro, buy_rate_id, sell_rate_id, sell_layer, bill_date)
         select ${month}, n, 'bench', md5('${month}/' || n)::uuid, 1 + customer % ${RESELLERS}, customer,
           customer, 'V', '44161' || (4000000 + customer), '4420794' || lpad((n % 100000)::text, 5, '0'), 'UK landline',
           'uk-landline', 'peak', day + time '10:00', day, 36000, 61, 61, 5000, 5000, 12000, 1, 1, 'customer-tariff',
           (${first} + interval '1 month')::date
         from (select n, 1 + (n::bigint * 7919 % ${CUSTOMERS})::int as customer, ${first} + floor(n * 28.0 / cast(:rows as int))::int as day
               from generate_series(0, cast(:rows as int) - 1) n
               order by n / ${BATCH}, 2) calls`,
        { rows: Math.floor(records / MONTHS) },
      );
    }
  });

const monthOf = async (db: Knex, customerId: number): Promise<number> => {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select id, cli, dialled, destination, band, time_band, started_at, billed_s, sell_micro
     from billing.usage_records where customer_id = ? and bill_date = '2025-08-01' order by started_at, id`,
    [customerId],
  );
  return rows.length;
};

/** The least that a request to the database can take: the baseline. */
const nothing = async (db: Knex): Promise<void> => {
  await db.raw('select 1');
};

/**
 * All calls of one customer on one bill, among ten million: milliseconds, 95th percentile over customers that were not
 * asked for before, by the connection of the application; against a request for nothing.
 */
export const runUsageMonthBench = async ({
  strapi,
  n: records = RECORDS,
}: {
  strapi: Core.Strapi;
  n?: number;
}): Promise<BenchResult> => {
  const db = strapi.db.connection as unknown as Knex;
  await seedUsage(db, records);
  await db.raw('vacuum analyze billing.usage_records');
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let asked = 0; asked < ASKED; asked += 1) {
    const customerId = 1 + ((asked * 1_237) % CUSTOMERS);
    baseline.push(1_000 * (await secondsOf(() => nothing(db))));
    ours.push(1_000 * (await secondsOf(() => monthOf(db, customerId))));
  }
  if ((await monthOf(db, 1)) === 0) throw new Error('The bench is wrong: a customer without calls');
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  return {
    bench: 'usage-month',
    unit: 'ms p95',
    ours: rounded(percentile(ours, 0.95)),
    baseline: rounded(percentile(baseline, 0.95)),
    n: records,
    p50: { ours: rounded(percentile(ours, 0.5)), baseline: rounded(percentile(baseline, 0.5)) },
  };
};
