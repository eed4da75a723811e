import { type BasisPoints, MICRO_PER_PENNY, type MicroPounds, mulDivHalfUp } from '../money';

/** To what the new price of a percentage is rounded. */
export type RiseRounding = 'penny' | 'five-pence' | 'ten-pence';

/** By how much a price changes: a sum, or a share of itself such as CPI + 3.9 %. A fall is negative. */
export type PriceChange =
  | { by: 'amount'; amountMicro: MicroPounds }
  | { by: 'percent'; percentBasisPoints: BasisPoints; roundTo: RiseRounding };

const STEPS: Record<RiseRounding, MicroPounds> = {
  penny: MICRO_PER_PENNY,
  'five-pence': 5 * MICRO_PER_PENNY,
  'ten-pence': 10 * MICRO_PER_PENNY,
};

/** A price with fractions of a penny keeps them: in whole pence it could be lost in the rounding. */
const FRACTION_STEP = MICRO_PER_PENNY / 100;

/**
 * The price after a rise. A share is rounded once, half-up, on the price of one: what is charged is this price times the
 * quantity. Rounding never turns a rise into a fall or a fall into a rise, and no price falls below nothing.
 *
 * @throws RangeError when an amount is not a safe integer.
 */
export const raisePrice = (priceMicro: MicroPounds, change: PriceChange): MicroPounds => {
  if (change.by === 'amount') return Math.max(0, priceMicro + change.amountMicro);
  const { percentBasisPoints, roundTo } = change;
  const step = priceMicro % MICRO_PER_PENNY === 0 ? STEPS[roundTo] : FRACTION_STEP;
  const steps = mulDivHalfUp(priceMicro, 10_000 + percentBasisPoints, 10_000 * step);
  const rounded = Math.max(0, steps * step);
  return percentBasisPoints < 0 ? Math.min(priceMicro, rounded) : Math.max(priceMicro, rounded);
};
