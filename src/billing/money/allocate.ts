import { assertSafeInteger, type Pence } from './units';
import { sumPence } from './sum';

/**
 * Splits a total over weights by largest remainder, so that the shares add up to the total exactly.
 *
 * Deterministic: of equal remainders the lower index gets the odd penny. A weight of zero gets
 * nothing, no share exceeds its weight when the total does not exceed the sum of weights, and a
 * negative total gives the mirror image of the positive one.
 *
 * @throws RangeError when a weight is negative or not a safe integer, or when there is something to
 * share and all weights are zero.
 */
export const allocate = (totalPence: Pence, weights: readonly number[]): Pence[] => {
  assertSafeInteger(totalPence, 'total');
  if (weights.some((weight) => weight < 0)) throw new RangeError('a weight is negative');
  const weightSum = sumPence(weights);
  if (weightSum === 0) {
    if (totalPence !== 0) throw new RangeError('nothing to allocate over: all weights are zero');
    return weights.map(() => 0);
  }
  const magnitude = BigInt(Math.abs(totalPence));
  const divisor = BigInt(weightSum);
  const shares = weights.map((weight, index) => {
    const product = magnitude * BigInt(weight);
    return { index, floor: Number(product / divisor), remainder: product % divisor };
  });
  let left = Math.abs(totalPence) - sumPence(shares.map((share) => share.floor));
  const byRemainder = [...shares].sort(
    (a, b) =>
      Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) || a.index - b.index,
  );
  for (const share of byRemainder) {
    if (left === 0) break;
    share.floor += 1;
    left -= 1;
  }
  const isNegative = totalPence < 0;
  return shares.map(({ floor }) => (isNegative && floor !== 0 ? -floor : floor));
};
