import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { BalanceDifference, BalanceCheck } from '../../../../shared/contracts/balances';
import { database } from '../usage-file-row';

/** Differences that a check lists; it counts them all. */
const MOST_LISTED = 50;

const SUMMED = `
  select customer_id, bill_date, max(reseller_id) as reseller_id, count(*) as records, sum(billed_s) as seconds,
         sum(bytes) as bytes, count(*) filter (where call_type in ('S', 'M')) as messages,
         sum(sell_micro) as sell_micro, max(started_at) as last_record_at
  from billing.usage_records group by customer_id, bill_date`;

/** Balances that are not the sum of their records. A balance of nothing and none at all are the same. */
const DIFFERENT = `
  from (${SUMMED}) s full join billing.usage_balances b using (customer_id, bill_date)
  where (coalesce(s.records, 0), coalesce(s.seconds, 0), coalesce(s.bytes, 0), coalesce(s.messages, 0),
         coalesce(s.sell_micro, 0), s.last_record_at)
    is distinct from (coalesce(b.records, 0), coalesce(b.seconds, 0), coalesce(b.bytes, 0), coalesce(b.messages, 0),
         coalesce(b.sell_micro, 0), b.last_record_at)`;

const listDifferences = async (trx: Knex): Promise<BalanceCheck> => {
  const { rows } = await trx.raw<{ rows: (BalanceDifference & { found: number })[] }>(
    `select customer_id as "customerId", bill_date::text as "billDate", count(*) over ()::int as found,
            coalesce(s.records, 0)::float8 as "recordsFound", coalesce(b.records, 0)::float8 as "recordsKept",
            coalesce(s.sell_micro, 0)::float8 as "sellMicroFound", coalesce(b.sell_micro, 0)::float8 as "sellMicroKept"
     ${DIFFERENT} order by customer_id, bill_date limit ${MOST_LISTED}`,
  );
  return { found: rows[0]?.found ?? 0, differences: rows.map(({ found: _, ...row }) => row) };
};

/** Compares every balance with the records that it is the sum of. Reads all usage: for now and then. */
export const checkBalances = ({ strapi }: { strapi: Core.Strapi }): Promise<BalanceCheck> =>
  listDifferences(database(strapi));

/**
 * Puts balances right that are not the sum of their records, and says which they were. Nothing is counted meanwhile:
 * imports wait.
 */
export const repairBalances = ({ strapi }: { strapi: Core.Strapi }): Promise<BalanceCheck> =>
  database(strapi).transaction(async (trx) => {
    await trx.raw('lock table billing.usage_balances in share row exclusive mode');
    const check = await listDifferences(trx);
    await trx.raw(
      `insert into billing.usage_balances
         (customer_id, bill_date, reseller_id, records, seconds, bytes, messages, sell_micro, last_record_at)
       select customer_id, bill_date, coalesce(s.reseller_id, b.reseller_id), coalesce(s.records, 0),
              coalesce(s.seconds, 0), coalesce(s.bytes, 0), coalesce(s.messages, 0), coalesce(s.sell_micro, 0),
              s.last_record_at
       ${DIFFERENT}
       on conflict (customer_id, bill_date) do update
         set reseller_id = excluded.reseller_id, records = excluded.records, seconds = excluded.seconds,
             bytes = excluded.bytes, messages = excluded.messages, sell_micro = excluded.sell_micro,
             last_record_at = excluded.last_record_at`,
    );
    return check;
  });
