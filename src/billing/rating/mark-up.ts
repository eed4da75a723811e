import {
  assertSafeInteger,
  type BasisPoints,
  formatMicro,
  type MicroPounds,
  mulDivRounded,
} from '../money';
import { type CallRounding } from './charge-call';

/** What is put on the buy price of a call that no sell card prices. */
export type MarkUp = {
  by:
    | { kind: 'percent'; basisPoints: BasisPoints }
    /** Per minute of the call's own seconds, answered ones only. */
    | { kind: 'per-minute'; perMinuteMicro: MicroPounds };
  /** Least mark-up of an answered call. Zero for none. */
  floorMicro: MicroPounds;
  rounding: CallRounding;
};

/**
 * Buy price plus mark-up, rounded by the mark-up's rule and never less than the buy price plus the
 * floor. An unanswered call is sold for what it was bought for.
 *
 * @throws RangeError when the buy price or the mark-up is negative or the amount out of range.
 */
export const sellByMarkUp = (
  markUp: MarkUp,
  buyMicro: MicroPounds,
  durationS: number,
): MicroPounds => {
  const { by, rounding } = markUp;
  const rise = by.kind === 'percent' ? by.basisPoints : by.perMinuteMicro;
  if (buyMicro < 0 || rise < 0 || markUp.floorMicro < 0) {
    throw new RangeError('neither a buy price nor a mark-up on it may be negative');
  }
  if (durationS <= 0) return buyMicro;
  const step = rounding.precisionMicro;
  const steps =
    by.kind === 'percent'
      ? mulDivRounded(buyMicro, 10_000 + by.basisPoints, 10_000 * step, rounding.mode)
      : mulDivRounded(
          assertSafeInteger(buyMicro * 60 + by.perMinuteMicro * durationS, 'sell price'),
          1,
          60 * step,
          rounding.mode,
        );
  const least = buyMicro + markUp.floorMicro;
  return assertSafeInteger(Math.max(steps * step, least), 'sell price');
};

/** A mark-up in words: '25 % on the buy price, £0.001 at least'. */
export const describeMarkUp = ({ by, floorMicro }: MarkUp): string => {
  const rise =
    by.kind === 'percent'
      ? `${by.basisPoints / 100} % on the buy price`
      : `${formatMicro(by.perMinuteMicro)} a minute on the buy price`;
  return floorMicro > 0 ? `${rise}, ${formatMicro(floorMicro)} at least` : rise;
};
