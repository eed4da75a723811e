import { assertSafeInteger } from './units';

/** Which way a fraction goes, by its size: a negative amount is the mirror image of the positive. */
export type RoundingMode = 'half-up' | 'up' | 'down';

/**
 * a x b / c on integers, rounded half away from zero.
 *
 * Half away from zero makes a credit the exact mirror of the charge it reverses. The product is
 * exact: it goes through BigInt when it would not fit a double.
 *
 * @throws RangeError when an argument or the result is not a safe integer, or c is zero.
 */
export const mulDivHalfUp = (a: number, b: number, c: number): number =>
  mulDivRounded(a, b, c, 'half-up');

/**
 * a x b / c on integers, rounded as told: half-up (away from zero), up (away from zero) or down
 * (towards it). Exact before rounding, as mulDivHalfUp.
 *
 * @throws RangeError when an argument or the result is not a safe integer, or c is zero.
 */
export const mulDivRounded = (a: number, b: number, c: number, mode: RoundingMode): number => {
  assertSafeInteger(a, 'a');
  assertSafeInteger(b, 'b');
  assertSafeInteger(c, 'c');
  if (c === 0) throw new RangeError('division by zero');
  if (a === 0 || b === 0) return 0;
  const isNegative = (a < 0 !== b < 0) !== c < 0;
  const product = Math.abs(a) * Math.abs(b);
  const magnitude = Number.isSafeInteger(product)
    ? divide(product, Math.abs(c), mode)
    : bigDivide(BigInt(Math.abs(a)) * BigInt(Math.abs(b)), BigInt(Math.abs(c)), mode);
  return isNegative && magnitude !== 0 ? -magnitude : magnitude;
};

const divide = (product: number, divisor: number, mode: RoundingMode): number => {
  const remainder = product % divisor;
  const quotient = (product - remainder) / divisor;
  if (mode === 'down') return quotient;
  if (mode === 'up') return remainder > 0 ? quotient + 1 : quotient;
  // Compared this way round because 2 x remainder may not be a safe integer.
  return remainder >= divisor - remainder ? quotient + 1 : quotient;
};

const bigDivide = (product: bigint, divisor: bigint, mode: RoundingMode): number => {
  const extra = { down: 0n, up: 2n * (divisor - 1n), 'half-up': divisor }[mode];
  return assertSafeInteger(Number((product * 2n + extra) / (divisor * 2n)), 'result');
};
