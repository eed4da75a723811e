/**
 * The two layers of the wall, which stand for themselves: only routes made for resellers let them in, and whatever
 * route does, PostgreSQL shows them nothing but their own.
 */
export type WallLayer = 'routes' | 'database';

const lowered = new Set<WallLayer>();

/** Whether a layer stands. Always, outside tests. */
export const stands = (layer: WallLayer): boolean => !lowered.has(layer);

/**
 * Takes layers away, all others stand again: so that the tests can show that each of them holds alone, and that they
 * would notice if none did.
 * @throws Error outside tests.
 */
export const lowerForTest = (layers: readonly WallLayer[]): void => {
  if (process.env.NODE_ENV !== 'test') throw new Error('The wall comes down in tests only.');
  lowered.clear();
  layers.forEach((layer) => lowered.add(layer));
};
