import type { Knex } from 'knex';

import { accessUpTo, type MicroPounds, mulDivHalfUp } from '../../../../../../src/billing';
import type { Rating } from '../pricing';
import type { StoredUsage } from '../records/stored-usage';

/** What bundles covered of a billed record: how much of it, and what that would have cost. */
export type Covered = { quantity: number; micro: MicroPounds };

/** What bundles covered of records that are on issued bills. */
export const loadCovered = async (
  trx: Knex.Transaction,
  records: readonly StoredUsage[],
): Promise<Map<string, Covered>> => {
  if (records.length === 0) return new Map();
  const { rows } = await trx.raw<{ rows: (Covered & { id: string })[] }>(
    `select d.record_id::text as id, sum(d.quantity)::float8 as quantity, sum(d.covered_micro)::float8 as micro
     from billing.allowance_draws d
     join billing.run_items i on i.run_id = d.run_id and i.customer_id = d.customer_id and i.bill_date = d.bill_date
     where d.customer_id = ? and d.record_id = any(?) and i.status = 'issued' group by d.record_id`,
    [records[0]?.customerId ?? 0, records.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, ...covered }) => [id, covered]));
};

/**
 * What the same units of a record would have cost by its new rating. How much of it a bundle covered was settled by the
 * bill and stays: only its price is new.
 */
export const coveredAnew = (rating: Rating, { quantity }: Covered): MicroPounds => {
  const { detail, sellMicro, billedS } = rating;
  // As the bill took it: of events each unit costs alike there, fees and begun blocks with them.
  if (detail?.kind === 'event') {
    return shareOf(sellMicro, quantity, rating.billedQuantity ?? detail.quantity);
  }
  const sell = detail?.sides.sell;
  if (sell?.kind === 'card') return accessUpTo(sell.rated, quantity);
  return shareOf(sellMicro, quantity, billedS);
};

/** Without a curve along which it could be taken apart, as of a mark-up, units cost alike. */
const shareOf = (micro: MicroPounds, quantity: number, whole: number): MicroPounds =>
  quantity >= whole ? micro : mulDivHalfUp(micro, quantity, whole);
