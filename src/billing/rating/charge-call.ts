import { assertSafeInteger, type MicroPounds, type RoundingMode } from '../money';
import { perMinuteMicro, type RateRow, type TimeBand } from './rate-row';
import { type ServiceCharge } from './service-charge';

/** How the exact price of a call becomes an amount: to a multiple of `precisionMicro`. */
export type CallRounding = { precisionMicro: MicroPounds; mode: RoundingMode };

/** Up to the next 1/100 of a penny, four decimals of a pound, the usual rule per call. */
export const DEFAULT_CALL_ROUNDING: CallRounding = { precisionMicro: 100, mode: 'up' };

/**
 * Seconds that a call is charged for: the first block, then whole next blocks until it ended.
 * 31 s at 30/6 is 36 s. Zero for a call that was not answered.
 */
export const billedSeconds = (
  rate: Pick<RateRow, 'firstIncrementS' | 'nextIncrementS'>,
  durationS: number,
): number => {
  if (durationS <= 0) return 0;
  const first = rate.firstIncrementS;
  if (durationS <= first) return first;
  return first + Math.ceil((durationS - first) / rate.nextIncrementS) * rate.nextIncrementS;
};

/**
 * Rounding to a number of decimals of a penny, 0 to 4: 2 is 1/100 of a penny.
 *
 * @throws RangeError when `pennyDecimals` is not a whole number from 0 to 4.
 */
export const callRounding = (mode: RoundingMode, pennyDecimals: number): CallRounding => {
  if (!Number.isInteger(pennyDecimals) || pennyDecimals < 0 || pennyDecimals > 4) {
    throw new RangeError(`a penny is rounded to 0 to 4 decimals: ${pennyDecimals}`);
  }
  return { precisionMicro: 10 ** (4 - pennyDecimals), mode };
};

/**
 * Price of a call before rounding, in sixtieths of a micro-pound, so that a price per minute times
 * seconds stays an integer: set-up + price x billed seconds / 60, the cap, then the minimum.
 * With capSeconds, the cap holds for that much of the call and the rest costs its price.
 * Without the service charge.
 */
export const exactChargeSixtieths = (
  rate: RateRow,
  billedS: number,
  perMinute: MicroPounds,
): number => {
  const setUp = (rate.connectionMicro + (rate.perCallMicro ?? 0)) * 60;
  let sixtieths = setUp + perMinute * billedS;
  if (rate.capMicro !== null) {
    const cap = rate.capMicro * 60;
    const beyondS =
      rate.capSeconds !== null && billedS > rate.capSeconds ? billedS - rate.capSeconds : 0;
    const capped = setUp + perMinute * (billedS - beyondS);
    sixtieths = (capped < cap ? capped : cap) + perMinute * beyondS;
  }
  const minimum = rate.minimumMicro * 60;
  return sixtieths < minimum ? minimum : sixtieths;
};

/** Rounds sixtieths of a micro-pound to the precision. @throws RangeError when out of range. */
export const roundSixtieths = (sixtieths: number, rounding: CallRounding): MicroPounds => {
  const step = rounding.precisionMicro * 60;
  const remainder = assertSafeInteger(sixtieths, 'charge') % step;
  const steps = (sixtieths - remainder) / step;
  if (remainder <= 0 || rounding.mode === 'down') return steps * rounding.precisionMicro;
  const isUp = rounding.mode === 'up' || remainder * 2 >= step;
  return (isUp ? steps + 1 : steps) * rounding.precisionMicro;
};

/** Service charge of an answered call before rounding, in sixtieths of a micro-pound. */
export const exactServiceSixtieths = (service: ServiceCharge, durationS: number): number =>
  service.perCallMicro * 60 + service.perMinuteMicro * billedSeconds(service, durationS);

/**
 * What a call costs, for rating millions of them: the amount of chargeCall, without its steps and
 * without allocating anything. The service charge, where there is one, is in it, and both are rounded
 * together. An unanswered call (zero seconds) is free.
 *
 * @throws RangeError when the amount is beyond what micro-pounds hold exactly.
 */
export const callChargeMicro = (
  rate: RateRow,
  durationS: number,
  band: TimeBand,
  rounding: CallRounding = DEFAULT_CALL_ROUNDING,
): MicroPounds => {
  if (durationS <= 0) return 0;
  const billedS = billedSeconds(rate, durationS);
  const own = exactChargeSixtieths(rate, billedS, perMinuteMicro(rate, band));
  if (rate.service === undefined) return roundSixtieths(own, rounding);
  return roundSixtieths(own + exactServiceSixtieths(rate.service, durationS), rounding);
};
