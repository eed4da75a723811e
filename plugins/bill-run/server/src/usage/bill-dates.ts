import type { Knex } from 'knex';

import { type IsoDate, nextCycleDate } from '../../../../../src/billing';

type Cycle = { customerId: number; anchorDay: number; usageBillDate: IsoDate };

/** The bill on which a call of a customer belongs; undefined for a customer who has no bills. */
export type BillDateOf = (customerId: number, localDate: IsoDate) => IsoDate | undefined;

/**
 * Keeps the bill days of customers from moving until the transaction ends. A run takes the same
 * lock alone while it closes the usage of its bills, so that no record is ever stamped with a bill
 * that has been closed meanwhile.
 */
export const holdBillDates = async (trx: Knex.Transaction): Promise<void> => {
  await trx.raw(`select pg_advisory_xact_lock_shared(hashtext('billing.usage-stamp'))`);
};

/**
 * Reads where some customers stand; call holdBillDates first, in the same transaction.
 *
 * Bill date B takes the calls of [the bill date before it, B). So a call belongs to the first cycle
 * date after it, but never to a bill that is closed: a late one goes to the bill that is open.
 */
export const loadBillDates = async (
  trx: Knex.Transaction,
  customerIds: readonly number[],
): Promise<BillDateOf> => {
  const result = await trx.raw<{ rows: Cycle[] }>(
    `select customer_id as "customerId", anchor_day as "anchorDay",
            usage_bill_date::text as "usageBillDate"
     from billing.customer_cycles where customer_id = any(?)`,
    [[...new Set(customerIds)]],
  );
  const cycles = new Map(result.rows.map((cycle) => [cycle.customerId, cycle]));
  const later = new Map<string, IsoDate>();
  return (customerId, localDate) => {
    const cycle = cycles.get(customerId);
    if (!cycle) return undefined;
    const { anchorDay, usageBillDate } = cycle;
    if (localDate < usageBillDate) return usageBillDate;
    const key = `${localDate}/${anchorDay}`;
    let date = later.get(key);
    if (date === undefined) {
      date = nextCycleDate({ after: localDate, anchorDay });
      later.set(key, date);
    }
    return date;
  };
};
