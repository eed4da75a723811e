/** An amount in whole pence: a safe integer, negative for credits. */
export type Pence = number;

/** An amount in micro-pounds (1 GBP = 1,000,000; 1 penny = 10,000): a safe integer. */
export type MicroPounds = number;

/** A percentage in basis points (20 % = 2000): a safe integer. */
export type BasisPoints = number;

export const MICRO_PER_PENNY = 10_000;
export const MICRO_PER_POUND = 1_000_000;

/**
 * Returns `value` unchanged when it is a safe integer.
 *
 * @throws RangeError when it is fractional, not finite or beyond 2^53 - 1: an amount that cannot be
 * trusted must stop the calculation, not be rounded silently.
 */
export const assertSafeInteger = (value: number, name: string): number => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${name} is not a safe integer: ${value}`);
  return value;
};
