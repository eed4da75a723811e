import type { CdrRecord } from '../../../../../src/billing';
import type { ImportContext } from './import-context';
import type { MeteredRow } from './metering';
import type { RatedRows } from './rated-rows';
import type { LineBlock } from './read-lines';
import type { SuspendedRow } from './rows';
import type { LineReader } from './sources/line-reader';

/** A part of a file that is stored in one transaction: the lines after `fromLine`, up to and with `toLine`. */
export type Batch = {
  fromLine: number;
  toLine: number;
  rated: RatedRows;
  suspended: SuspendedRow[];
  /** Events that are put together with others, which have no record of their own. */
  metered: MeteredRow[];
  /** The lines themselves, for rows that turn out to be held only when they are stored. */
  blocks: LineBlock[];
  readLine: LineReader;
  context: ImportContext;
};

/**
 * A row of a batch that was rated, as it stands in the file. Read again instead of being kept: few
 * are ever asked for.
 */
export const ratedLine = (batch: Batch, lineNo: number): { line: string; record: CdrRecord } => {
  const block = batch.blocks.find(
    ({ firstLineNo, lines }) => lineNo >= firstLineNo && lineNo < firstLineNo + lines.length,
  );
  const line = block?.lines.at(lineNo - block.firstLineNo) ?? '';
  const read = batch.readLine({ line, lineNo });
  if (read.kind !== 'record') throw new Error(`Line ${lineNo} is not a record`);
  return { line, record: read.record };
};
