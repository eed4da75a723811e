import { type CdrRecord, type FileStage, rowFingerprint } from '../../../../../../src/billing';
import { type Batch, ratedLine } from '../batch';

/** A row of a batch that names a Record ID. */
export type ArrivingRow = {
  lineNo: number;
  recordId: string;
  record: CdrRecord;
  line: string;
  fingerprint: string;
  /** Its place among the rated rows; null when it is held for a reason of its own. */
  ratedIndex: number | null;
};

/** A file of a source whose files replace each other. */
export type StagedFile = {
  id: number;
  source: string;
  resellerId: number | null;
  stage: FileStage;
};

const arriving = (
  input: Pick<ArrivingRow, 'lineNo' | 'record' | 'line' | 'ratedIndex'>,
): ArrivingRow => ({
  ...input,
  recordId: input.record.recordId,
  fingerprint: rowFingerprint(input.record),
});

/** The rows of a batch that name a Record ID, in the order of their lines. Rows that cannot be read name none. */
export const arrivingRows = (batch: Batch): ArrivingRow[] => {
  const rated = batch.rated.lineNos.map((lineNo, ratedIndex) =>
    arriving({ lineNo, ratedIndex, ...ratedLine(batch, lineNo) }),
  );
  const held = batch.suspended.flatMap(({ lineNo, raw }) => {
    const read = batch.readLine({ line: raw, lineNo });
    if (read.kind !== 'record') return [];
    return [arriving({ lineNo, ratedIndex: null, line: raw, record: read.record })];
  });
  return [...rated, ...held]
    .filter(({ recordId }) => recordId !== '')
    .sort((a, b) => a.lineNo - b.lineNo);
};
