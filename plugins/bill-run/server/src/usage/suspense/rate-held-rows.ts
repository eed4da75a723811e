import type { Batch } from '../batch';
import type { ImportContext } from '../import-context';
import { rateLines, rateWaiting, type Sink } from '../rate-lines';
import { createRatedRows } from '../rated-rows';
import type { UsageFileRow } from '../usage-file-row';
import type { HeldRow } from './held-row';

const textOf = ({ raw, corrected }: HeldRow): string => corrected ?? raw;

/** What was wrong with the bytes of a line is not seen in its text; only a correction mends it. */
const flawsOf = ({ reason, message, corrected }: HeldRow): Map<number, string> =>
  reason === 'wrong-encoding' && corrected === null ? new Map([[0, message]]) : new Map();

/** Sends held rows of one file through the very steps of the import, each line by itself with what was accepted of it. */
export const rateHeldRows = async (
  file: UsageFileRow,
  rows: readonly HeldRow[],
  context: ImportContext,
): Promise<Batch> => {
  const batch: Batch & Sink = {
    fromLine: 0,
    toLine: 0,
    rated: createRatedRows(file, rows.length),
    suspended: [],
    metered: [],
    waiting: [],
    blocks: [],
    readLine: context.readLine,
    context,
  };
  for (const row of rows) {
    const block = {
      firstLineNo: row.lineNo,
      lines: [textOf(row)],
      flaws: flawsOf(row),
      accepted: new Set(row.accepted),
    };
    batch.blocks.push(block);
    rateLines(block, context, batch);
  }
  await rateWaiting(context, batch);
  return batch;
};
