import { setImmediate as breathe } from 'node:timers/promises';

/** So long may work hold the process up before others have their turn. */
const SLICE_MS = 10;
const MOST_ITEMS = 500;

/**
 * Items in slices, for work that is long and cannot wait: what they are made of is made a few milliseconds at a time,
 * and after each slice whatever else the process has to do has its turn.
 */
export async function* inSlices<Item>(items: Iterable<Item>): AsyncGenerator<Item[]> {
  let slice: Item[] = [];
  let since = performance.now();
  for (const item of items) {
    slice.push(item);
    if (slice.length < MOST_ITEMS && performance.now() - since < SLICE_MS) continue;
    yield slice;
    await breathe();
    slice = [];
    since = performance.now();
  }
  if (slice.length > 0) yield slice;
}
