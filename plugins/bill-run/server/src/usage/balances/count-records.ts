import type { Knex } from 'knex';

import type { UsageTally } from './tally';

export type CountedShare = ReturnType<UsageTally['byBill']>[number];

/**
 * Does something that stores records and counts them itself: the trigger that counts each record, for whoever does not,
 * stands aside meanwhile.
 */
export const countingItself = async <T>(
  trx: Knex.Transaction,
  work: () => Promise<T>,
): Promise<T> => {
  await trx.raw(`select set_config('billing.usage_counted', 'on', true)`);
  const result = await work();
  await trx.raw(`select set_config('billing.usage_counted', '', true)`);
  return result;
};

/** What is done when a balance is there already: the sums grow, the latest record is the latest. `b` is the table. */
export const ADD_TO_BALANCE = `on conflict (customer_id, bill_date) do update
  set reseller_id = excluded.reseller_id, records = b.records + excluded.records, seconds = b.seconds + excluded.seconds,
      bytes = b.bytes + excluded.bytes, messages = b.messages + excluded.messages,
      sell_micro = b.sell_micro + excluded.sell_micro,
      last_record_at = greatest(b.last_record_at, excluded.last_record_at)`;

/** Adds what a batch comes to, in one statement. Shares must be in the order of the key: imports then wait in one direction. */
export const addToBalances = async (
  trx: Knex.Transaction,
  shares: readonly CountedShare[],
): Promise<void> => {
  if (shares.length === 0) return;
  await trx.raw(
    `insert into billing.usage_balances as b
       (customer_id, bill_date, reseller_id, records, seconds, bytes, messages, sell_micro, last_record_at)
     select * from unnest(?::int[], ?::date[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
       ?::bigint[], ?::timestamptz[]) ${ADD_TO_BALANCE}`,
    [
      shares.map((share) => share.customerId),
      shares.map((share) => share.billDate),
      shares.map((share) => share.resellerId),
      shares.map((share) => share.records),
      shares.map((share) => share.seconds),
      shares.map((share) => share.bytes),
      shares.map((share) => share.messages),
      shares.map((share) => share.sellMicro),
      shares.map((share) => share.lastRecordAt),
    ],
  );
};
