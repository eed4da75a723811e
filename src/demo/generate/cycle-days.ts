import type { Random } from '../random';

/** Days that many businesses choose, with their share of the customers who are free to. */
const FAVOURITES: readonly (readonly [number, number])[] = [
  [1, 20],
  [15, 14],
  [28, 12],
  [7, 6],
  [21, 6],
];

const LEAST_SHARE = 0.6;

/**
 * A cycle day for each of `count` customers: every day of 1 to 31 gets its part of six in ten, the
 * rest crowd on the favourite days, as in life, or fall anywhere.
 */
export const cycleDays = (input: { count: number; random: Random }): number[] => {
  const { count, random } = input;
  const everyDay = Math.floor((count * LEAST_SHARE) / 31);
  const days = Array.from({ length: everyDay * 31 }, (_, index) => 1 + (index % 31));
  while (days.length < count) {
    const day = random.chance(0.6) ? random.weighted(FAVOURITES) : random.int(1, 31);
    days.push(day);
  }
  return random.shuffled(days);
};
