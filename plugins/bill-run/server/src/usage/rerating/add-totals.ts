import type { Knex } from 'knex';

import type { RerateState } from '../../../../shared/contracts/reratings';
import type { Compared, Prices } from './compare';

type Total = {
  customerId: number;
  billDate: string;
  band: string;
  state: RerateState;
  reason: string;
  records: number;
  changed: number;
  before: Prices;
  after: Prices;
};

const add = (sum: Prices, more: Prices): Prices => ({
  sell: sum.sell + more.sell,
  buy: sum.buy + more.buy,
  supplier: sum.supplier + more.supplier,
});

const totalsOf = (compared: readonly Compared[]): Total[] => {
  const totals = new Map<string, Total>();
  for (const { stored, state, reason, before, after, isChanged, rating } of compared) {
    const { customerId, billDate } = stored;
    // A line of a closed bill keeps its band; what is open goes under the new one.
    const band = state === 'unbilled' ? (rating?.band ?? stored.band) : stored.band;
    const key = `${billDate}/${state}/${reason}/${band}`;
    const known = totals.get(key);
    const changed = isChanged ? 1 : 0;
    totals.set(
      key,
      known
        ? {
            ...known,
            records: known.records + 1,
            changed: known.changed + changed,
            before: add(known.before, before),
            after: add(known.after, after),
          }
        : { customerId, billDate, band, state, reason, records: 1, changed, before, after },
    );
  }
  return [...totals.values()];
};

/** Adds what records of one customer come to, to the sums of a phase. */
export const addTotals = async (
  trx: Knex.Transaction,
  input: {
    reratingId: number;
    phase: 'trial' | 'apply';
    resellerId: number | null;
    compared: readonly Compared[];
  },
): Promise<void> => {
  const { reratingId, phase, resellerId } = input;
  const totals = totalsOf(input.compared);
  if (totals.length === 0) return;
  await trx('billing.rerating_totals')
    .insert(
      totals.map(
        ({ customerId, billDate, band, state, reason, records, changed, before, after }) => ({
          rerating_id: reratingId,
          phase,
          reseller_id: resellerId,
          customer_id: customerId,
          bill_date: billDate,
          band,
          state,
          reason,
          records,
          changed,
          before_sell: before.sell,
          after_sell: after.sell,
          before_buy: before.buy,
          after_buy: after.buy,
          before_supplier: before.supplier,
          after_supplier: after.supplier,
        }),
      ),
    )
    .onConflict(['rerating_id', 'phase', 'customer_id', 'bill_date', 'band', 'state', 'reason'])
    .merge(
      Object.fromEntries(
        ADDED.map((name) => [name, trx.raw('rerating_totals.?? + excluded.??', [name, name])]),
      ),
    );
};

const ADDED = [
  'records',
  'changed',
  'before_sell',
  'after_sell',
  'before_buy',
  'after_buy',
  'before_supplier',
  'after_supplier',
];
