import type { Knex } from 'knex';

import { STORED_COLUMNS, STORED_JOINS, type StoredUsage } from '../records/stored-usage';
import type { Adjusted, CycleDates, Prices } from './compare';
import { SELECTION_SQL, selectionBindings, type StoredSelection } from './selection';

/** A place in the records of a customer. */
export type Cursor = { afterDate: string; afterId: number };

/**
 * The next records of a customer in a selection, in the order of their days. Locked when they are to be changed, so that
 * nobody who changes them too is overlooked.
 */
export const loadChunk = async (
  trx: Knex.Transaction,
  input: {
    selection: StoredSelection;
    customerId: number;
    cursor: Cursor;
    limit: number;
    isLocked: boolean;
  },
): Promise<StoredUsage[]> => {
  const { selection, customerId, cursor, limit, isLocked } = input;
  const { rows } = await trx.raw<{ rows: StoredUsage[] }>(
    `select ${STORED_COLUMNS} from billing.usage_records u ${STORED_JOINS}
     where ${SELECTION_SQL} and u.customer_id = :partCustomerId
       and (u.local_date, u.id) > (cast(:afterDate as date), :afterId)
     order by u.local_date, u.id limit :limit ${isLocked ? 'for update of u' : ''}`,
    { ...selectionBindings(selection), partCustomerId: customerId, ...cursor, limit },
  );
  return rows;
};

/** Where a customer stands with his bills; undefined when he has none any more. */
export const loadCycle = async (
  trx: Knex.Transaction,
  customerId: number,
): Promise<CycleDates | undefined> => {
  const { rows } = await trx.raw<{ rows: CycleDates[] }>(
    `select next_bill_date::text as "nextBillDate", usage_bill_date::text as "usageBillDate"
     from billing.customer_cycles where customer_id = ?`,
    [customerId],
  );
  return rows[0];
};

/** What adjustments have added to records so far, on bills or still to come. Read after the records are locked. */
export const loadAdjusted = async (
  trx: Knex.Transaction,
  records: readonly StoredUsage[],
): Promise<Map<string, Adjusted>> => {
  if (records.length === 0) return new Map();
  const { rows } = await trx.raw<{ rows: (Prices & { id: string })[] }>(
    `select record_id::text as id, sum(sell_micro)::float8 as sell, sum(buy_micro)::float8 as buy,
            coalesce(sum(supplier_micro), 0)::float8 as supplier
     from billing.usage_adjustments where customer_id = ? and record_id = any(?) group by record_id`,
    [records[0]?.customerId ?? 0, records.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, ...prices }) => [id, prices]));
};
