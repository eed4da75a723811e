import type { BillDateOf } from './bill-dates';
import { type Batch, ratedLine } from './batch';
import { stampRow } from './rated-rows';
import { type SuspendedRow, suspendRecord } from './rows';

/** The rows of a batch with their bills. Indexes are those of the batch's rated rows. */
export type Stamped = {
  /** Rows that can be stored. */
  indexes: number[];
  /** Their text for COPY, in pieces. */
  pieces: Buffer[];
  suspended: SuspendedRow[];
};

const PIECE_BYTES = 128 * 1024;

/** Cuts the text into pieces of whole rows, leaving out the rows that are not among the indexes. */
const cut = (text: Buffer, starts: readonly number[], indexes: readonly number[]): Buffer[] => {
  const endOf = (index: number): number => starts[index + 1] ?? text.length;
  const pieces: Buffer[] = [];
  let from = 0;
  let to = 0;
  for (const index of indexes) {
    const start = starts[index] ?? 0;
    if (start !== to || to - from >= PIECE_BYTES) {
      if (to > from) pieces.push(text.subarray(from, to));
      from = start;
    }
    to = endOf(index);
  }
  if (to > from) pieces.push(text.subarray(from, to));
  return pieces;
};

/** Fills in the bill of every rated row of a batch. A row whose customer has none any more is held. */
export const stampRows = (batch: Batch, billDateOf: BillDateOf): Stamped => {
  const { lineNos, customerIds, localDates, starts } = batch.rated;
  const text = batch.rated.text();
  const indexes: number[] = [];
  const suspended: SuspendedRow[] = [];
  lineNos.forEach((lineNo, index) => {
    const billDate = billDateOf(customerIds[index] ?? 0, localDates[index] ?? '');
    if (billDate !== undefined) {
      stampRow(text, starts[index] ?? 0, billDate);
      indexes.push(index);
      return;
    }
    const message = 'The customer of this number was deleted while the file was imported.';
    const why = { reason: 'unknown-service' as const, field: 'Customer Identifier', message };
    suspended.push(suspendRecord({ lineNo, ...ratedLine(batch, lineNo), ...why }));
  });
  return { indexes, pieces: cut(text, starts, indexes), suspended };
};
