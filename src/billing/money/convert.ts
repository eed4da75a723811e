import { mulDivHalfUp } from './mul-div';
import { assertSafeInteger, MICRO_PER_PENNY, type MicroPounds, type Pence } from './units';

/**
 * Micro-pounds to whole pence, half away from zero.
 *
 * @throws RangeError when `micro` is not a safe integer.
 */
export const penceFromMicro = (micro: MicroPounds): Pence =>
  mulDivHalfUp(micro, 1, MICRO_PER_PENNY);

/**
 * Pence to micro-pounds, exact.
 *
 * @throws RangeError when `pence` or the result is not a safe integer.
 */
export const microFromPence = (pence: Pence): MicroPounds =>
  assertSafeInteger(assertSafeInteger(pence, 'pence') * MICRO_PER_PENNY, 'micro-pounds');
