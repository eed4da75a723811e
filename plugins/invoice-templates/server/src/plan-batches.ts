import { BATCH_SIZE } from './pdf/make-pdfs';

/** Listed calls that are printed as one document: keeps the browser's memory and the page's layout in bounds. */
export const BATCH_CALLS = 3_000;

/**
 * Divides documents into batches to be printed together: at most 50, and fewer when they list many calls. A single
 * document is never divided.
 */
export const planBatches = <T>({
  items,
  callsOf,
  maxItems = BATCH_SIZE,
  maxCalls = BATCH_CALLS,
}: {
  items: T[];
  callsOf: (item: T) => number;
  maxItems?: number;
  maxCalls?: number;
}): T[][] => {
  const batches: T[][] = [];
  let batch: T[] = [];
  let calls = 0;
  for (const item of items) {
    const more = callsOf(item);
    if (batch.length > 0 && (batch.length >= maxItems || calls + more > maxCalls)) {
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
