import type { Batch } from './batch';
import type { ImportContext } from './import-context';
import { rateLines, rateWaiting, type Sink } from './rate-lines';
import { createRatedRows } from './rated-rows';
import { readLines } from './read-lines';

type File = { id: number; source: string; bytes: number };

/** No record is shorter, so that a file has at most one for each. */
const LEAST_LINE_BYTES = 64;

const emptyBatch = (
  file: File,
  fromLine: number,
  { batchRows, context }: { batchRows: number; context: ImportContext },
): Batch & Sink => ({
  fromLine,
  toLine: fromLine,
  rated: createRatedRows(file, Math.min(batchRows, Math.ceil(file.bytes / LEAST_LINE_BYTES))),
  suspended: [],
  metered: [],
  waiting: [],
  blocks: [],
  readLine: context.readLine,
  context,
});

/**
 * Turns a file into batches of rated and suspended rows, from the line after `linesDone`. A batch is
 * made while the one before is being stored.
 */
export async function* prepareBatches({
  file,
  path,
  linesDone,
  batchRows,
  context,
}: {
  file: File;
  path: string;
  linesDone: number;
  batchRows: number;
  context: ImportContext;
}): AsyncGenerator<Batch> {
  let batch = emptyBatch(file, linesDone, { batchRows, context });
  for await (const block of readLines({ path, linesDone, maxLines: batchRows })) {
    rateLines(block, context, batch);
    batch.blocks.push(block);
    batch.toLine = block.firstLineNo + block.lines.length - 1;
    if (batch.toLine - batch.fromLine >= batchRows) {
      await rateWaiting(context, batch);
      yield batch;
      batch = emptyBatch(file, batch.toLine, { batchRows, context });
    }
  }
  if (batch.toLine === batch.fromLine) return;
  await rateWaiting(context, batch);
  yield batch;
}
