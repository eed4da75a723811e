import { assertSafeInteger, type MicroPounds, type Pence } from './units';

const sum = (values: readonly number[], name: string): number => {
  let total = 0;
  for (const value of values) {
    // Checked at each step: a partial sum that left the safe range may come back into it, wrong.
    total = assertSafeInteger(total + assertSafeInteger(value, name), `sum of ${name}`);
  }
  return total;
};

/**
 * Sum of amounts in pence.
 *
 * @throws RangeError when a value or a partial sum is not a safe integer.
 */
export const sumPence = (values: readonly Pence[]): Pence => sum(values, 'pence');

/**
 * Sum of amounts in micro-pounds.
 *
 * @throws RangeError when a value or a partial sum is not a safe integer.
 */
export const sumMicro = (values: readonly MicroPounds[]): MicroPounds =>
  sum(values, 'micro-pounds');
