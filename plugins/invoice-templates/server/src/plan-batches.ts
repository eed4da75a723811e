import { BATCH_SIZE } from './pdf/make-pdfs';

/** Listed calls that are printed as one document: keeps the browser's memory and the page's layout in bounds. */
export const BATCH_CALLS = 3_000;

/** A batch of fewer documents is not worth a print of its own. */
const BATCH_MIN = 10;

/**
 * Divides documents into batches to be printed together: at most 50, fewer when they list many calls, and so that
 * every browser has its share of a small lot. A single document is never divided.
 */
export const planBatches = <T>({
  items,
  callsOf,
  browsers,
}: {
  items: T[];
  callsOf: (item: T) => number;
  /** How many of them print at the same time. */
  browsers: number;
}): T[][] => {
  const share = Math.ceil(items.length / browsers);
  const maxItems = Math.min(BATCH_SIZE, Math.max(share, BATCH_MIN));
  const batches: T[][] = [];
  let batch: T[] = [];
  let calls = 0;
  for (const item of items) {
    const more = callsOf(item);
    if (batch.length > 0 && (batch.length >= maxItems || calls + more > BATCH_CALLS)) {
      batches.push(batch);
      batch = [];
      calls = 0;
    }
    batch.push(item);
    calls += more;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
};
