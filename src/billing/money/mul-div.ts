import { assertSafeInteger } from './units';

/**
 * a x b / c on integers, rounded half away from zero.
 *
 * Half away from zero makes a credit the exact mirror of the charge it reverses. The product is
 * exact: it goes through BigInt when it would not fit a double.
 *
 * @throws RangeError when an argument or the result is not a safe integer, or c is zero.
 */
export const mulDivHalfUp = (a: number, b: number, c: number): number => {
  assertSafeInteger(a, 'a');
  assertSafeInteger(b, 'b');
  assertSafeInteger(c, 'c');
  if (c === 0) throw new RangeError('division by zero');
  if (a === 0 || b === 0) return 0;
  const isNegative = (a < 0 !== b < 0) !== c < 0;
  const product = Math.abs(a) * Math.abs(b);
  const magnitude = Number.isSafeInteger(product)
    ? divideHalfUp(product, Math.abs(c))
    : bigDivideHalfUp(BigInt(Math.abs(a)) * BigInt(Math.abs(b)), BigInt(Math.abs(c)));
  return isNegative && magnitude !== 0 ? -magnitude : magnitude;
};

const divideHalfUp = (product: number, divisor: number): number => {
  const remainder = product % divisor;
  const quotient = (product - remainder) / divisor;
  // Compared this way round because 2 x remainder may not be a safe integer.
  return remainder >= divisor - remainder ? quotient + 1 : quotient;
};

const bigDivideHalfUp = (product: bigint, divisor: bigint): number =>
  assertSafeInteger(Number((product * 2n + divisor) / (divisor * 2n)), 'result');
