import { decideArrival, type FileStage } from '../../../../../../src/billing';
import type { ArrivingRow } from './arriving-rows';
import type { KnownPlace } from './known-rows';

/** What becomes of the rows of a batch, by what is known of their Record IDs. */
export type Judged = {
  /** New to us; so is a repeat within the file, which the unique key or the earlier row holds. */
  take: ArrivingRow[];
  /** Say what is known, or less than a later file has said: nothing is taken of them. */
  known: ArrivingRow[];
  replace: { row: ArrivingRow; old: KnownPlace }[];
  /** Contradict a row of the same stage. */
  conflict: { row: ArrivingRow; old: KnownPlace }[];
  /** What is known afterwards, by Record ID. */
  after: Map<string, KnownPlace>;
};

/**
 * Judges rows one after the other, in the order of their lines. A row that repeats one of its own stage is left to the
 * unique key of records, as in any other file.
 */
export const judgeRows = (input: {
  rows: readonly ArrivingRow[];
  known: ReadonlyMap<string, KnownPlace>;
  file: { id: number; stage: FileStage };
}): Judged => {
  const { rows, file } = input;
  const now = new Map(input.known);
  const judged: Judged = { take: [], known: [], replace: [], conflict: [], after: new Map() };
  const setPlace = (place: KnownPlace): void => {
    now.set(place.recordId, place);
    judged.after.set(place.recordId, place);
  };
  const placeOf = ({ recordId, fingerprint, record, lineNo }: ArrivingRow): KnownPlace => ({
    recordId,
    fingerprint,
    stage: file.stage,
    localDate: record.localDate,
    fileId: file.id,
    lineNo,
  });
  for (const row of rows) {
    const old = now.get(row.recordId) ?? null;
    const { fingerprint } = row;
    const arrival = decideArrival(old, { stage: file.stage, fingerprint });
    if (old === null || arrival === 'take') {
      judged.take.push(row);
      setPlace(placeOf(row));
    } else if (arrival === 'replace') {
      judged.replace.push({ row, old });
      setPlace(placeOf(row));
    } else if (arrival === 'conflict') judged.conflict.push({ row, old });
    else if (arrival === 'confirm' && old.stage === file.stage) judged.take.push(row);
    else {
      judged.known.push(row);
      if (arrival === 'confirm') setPlace({ ...old, stage: file.stage });
    }
  }
  return judged;
};
