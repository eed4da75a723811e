import { compareIds, type EntityId } from '../entity-id';
import { type Explanation } from '../explanation';
import {
  formatMicro,
  formatPence,
  type MicroPounds,
  type Pence,
  penceFromMicro,
  sumMicro,
} from '../money';
import { standing, type RecordDifference, type StoredRating } from './rerate-difference';

/** The amount of the adjustment line that puts an invoice line right. */
export type AdjustmentAmount = {
  /** The invoice line that is adjusted. */
  billedOn: EntityId;
  /** Records of it that changed. */
  records: number;
  /** Negative for a credit. */
  netPence: Pence;
  sellMicro: MicroPounds;
  buyMicro: MicroPounds;
  explanation: Explanation;
};

/**
 * The adjustment of a line from its sums: `beforeMicro` is what the line stands at, earlier
 * adjustments included, exactly.
 */
export const adjustmentOfLine = (line: {
  billedOn: EntityId;
  records: number;
  beforeMicro: MicroPounds;
  sellMicro: MicroPounds;
  buyMicro: MicroPounds;
}): AdjustmentAmount => {
  const { billedOn, records, beforeMicro: before, sellMicro, buyMicro } = line;
  const after = sumMicro([before, sellMicro]);
  const beforePence = penceFromMicro(before);
  const afterPence = penceFromMicro(after);
  const netPence = afterPence - beforePence;
  const noun = records === 1 ? 'record' : 'records';
  return {
    billedOn,
    records,
    netPence,
    sellMicro,
    buyMicro,
    explanation: {
      kind: 'usage',
      sentence: `${records} ${noun} rated anew: ${formatMicro(before)} becomes ${formatMicro(after)}, billed ${formatPence(beforePence)}, now ${formatPence(afterPence)}. Adjustment ${formatPence(netPence)}.`,
      facts: {
        invoiceLineId: billedOn,
        records,
        beforeMicro: before,
        afterMicro: after,
        sellMicro,
        buyMicro,
        beforePence,
        afterPence,
        netPence,
      },
    },
  };
};

const amountOf = (
  billedOn: EntityId,
  records: readonly StoredRating[],
  changes: readonly RecordDifference[],
): AdjustmentAmount =>
  adjustmentOfLine({
    billedOn,
    records: changes.length,
    beforeMicro: sumMicro(records.map((record) => standing(record).sellMicro)),
    sellMicro: sumMicro(changes.map((change) => change.sellMicro)),
    buyMicro: sumMicro(changes.map((change) => change.buyMicro)),
  });

/**
 * The adjustment of each invoice line that holds changed records: what the line would have been,
 * less what it was, each rounded once as invoice lines are. So the customer has paid in the end what
 * he would have paid had the records been rated so from the start, to the penny, however often they
 * are rated anew. `stored` are all records of the lines concerned, changed or not. A line whose
 * records changed by less than rounding shows has an amount of zero, and is given all the same: its
 * records are adjusted.
 */
export const adjustmentAmounts = (
  stored: readonly StoredRating[],
  changed: readonly RecordDifference[],
): AdjustmentAmount[] => {
  const lines = new Map<EntityId, { records: StoredRating[]; changes: RecordDifference[] }>();
  for (const change of changed) {
    if (change.billedOn === null) continue;
    const line = lines.get(change.billedOn);
    if (line) line.changes.push(change);
    else lines.set(change.billedOn, { records: [], changes: [change] });
  }
  for (const record of stored) {
    if (record.billedOn !== null) lines.get(record.billedOn)?.records.push(record);
  }
  return [...lines]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([billedOn, { records, changes }]) => amountOf(billedOn, records, changes));
};
