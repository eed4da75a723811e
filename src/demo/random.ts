/**
 * A seeded source of chance: the same seed gives the same sequence on every machine. Each part of
 * the demo takes its own, by name, so that a change in one part leaves the others as they were.
 */
export type Random = {
  /** A fraction, 0 <= f < 1. */
  fraction(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  /** True with a probability of 0 to 1. */
  chance(probability: number): boolean;
  /** One of the list, each as likely. @throws RangeError when the list is empty. */
  pick<T>(list: readonly T[]): T;
  /** One of the values, by weight. @throws RangeError when there is nothing to weigh. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  /** A normally distributed number, mean 0 and deviation 1. */
  normal(): number;
  /** The list in another order; the list given stays as it is. */
  shuffled<T>(list: readonly T[]): T[];
};

/** Four 32-bit words from a text, to seed the generator with (Bryc's cyrb128, public domain). */
const seedWords = (text: string): [number, number, number, number] => {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
};

/** The sfc32 generator: small, fast, and good enough for fiction. */
const fractions = (seed: string): (() => number) => {
  let [a, b, c, d] = seedWords(seed);
  return () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
};

/** Makes the source of chance that belongs to a seed. */
export const createRandom = (seed: string): Random => {
  const fraction = fractions(seed);
  const int = (from: number, to: number): number => from + Math.floor(fraction() * (to - from + 1));

  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[int(0, list.length - 1)] as T;
  };

  const weighted = <T>(choices: readonly (readonly [T, number])[]): T => {
    let left = fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new RangeError('nothing to weigh');
  };

  return {
    fraction,
    int,
    chance: (probability) => fraction() < probability,
    pick,
    weighted,
    // Box-Muller; 1 - f keeps the logarithm away from zero.
    normal: () => Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction()),
    shuffled: <T>(list: readonly T[]): T[] => {
      const result = [...list];
      for (let last = result.length - 1; last > 0; last -= 1) {
        const other = int(0, last);
        [result[last], result[other]] = [result[other] as T, result[last] as T];
      }
      return result;
    },
  };
};
