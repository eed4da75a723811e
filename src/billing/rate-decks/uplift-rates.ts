import { assertSafeInteger, type BasisPoints, type MicroPounds, mulDivRounded } from '../money';
import { type CallRounding, type RateRow } from '../rating';

/** The prices of a row that a rise may touch. */
export type UpliftedPrices = 'minutes' | 'connection' | 'per-call' | 'minimum' | 'cap';

/** A rise (or fall, when negative) of many rates at once. */
export type Uplift = {
  by: { kind: 'percent'; basisPoints: BasisPoints } | { kind: 'amount'; micro: MicroPounds };
  prices: readonly UpliftedPrices[];
  /** To what a new price is rounded. Prices that do not rise are left as they are. */
  rounding: CallRounding;
};

const FIELDS = {
  minutes: ['peakMicro', 'offPeakMicro', 'weekendMicro'],
  connection: ['connectionMicro'],
  'per-call': ['perCallMicro'],
  minimum: ['minimumMicro'],
  cap: ['capMicro'],
} as const;

const risen = (price: MicroPounds, { by, rounding }: Uplift): MicroPounds => {
  const step = rounding.precisionMicro;
  const steps =
    by.kind === 'percent'
      ? mulDivRounded(price, 10_000 + by.basisPoints, 10_000 * step, rounding.mode)
      : mulDivRounded(assertSafeInteger(price + by.micro, 'price'), 1, step, rounding.mode);
  return Math.max(assertSafeInteger(steps * step, 'price'), 0);
};

/**
 * Raises or lowers the prices of rates, by a percentage or an amount, never below zero. A price of
 * zero stays zero, since what is free is meant to be; a rise of nothing changes nothing, not even by
 * rounding. Rows that do not change are the same objects.
 *
 * @throws RangeError when a price would be beyond what is exact.
 */
export const upliftRates = <Row extends Omit<RateRow, 'id'>>(
  rates: readonly Row[],
  uplift: Uplift,
): Row[] => {
  const rise = uplift.by.kind === 'percent' ? uplift.by.basisPoints : uplift.by.micro;
  if (rise === 0) return [...rates];
  const fields = [...new Set(uplift.prices)].flatMap((prices) => [...FIELDS[prices]]);
  return rates.map((row) => {
    const changes: Partial<Record<(typeof fields)[number], MicroPounds>> = {};
    for (const field of fields) {
      const price = row[field] ?? 0;
      const after = price === 0 ? 0 : risen(price, uplift);
      if (after !== price) changes[field] = after;
    }
    return Object.keys(changes).length === 0 ? row : { ...row, ...changes };
  });
};
