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

const PIECE_BYTES = 1024 * 1024;

/**
 * Rows customer by customer: rows of a customer come to lie together, so that his month is read from few pages, and the
 * indexes that begin with him are added to in one place after the other instead of all over.
 */
const byCustomer = (indexes: readonly number[], customerIds: readonly number[]): Uint32Array => {
  // Index and customer in one number: the order of numbers is that of customers, then lines.
  const keys = new Float64Array(indexes.length);
  indexes.forEach((index, position) => {
    keys[position] = (customerIds[index] ?? 0) * 2 ** 21 + index;
  });
  keys.sort();
  return Uint32Array.from(keys, (key) => key % 2 ** 21);
};

/** The text of rows in an order, in pieces of whole rows. */
const gather = (text: Buffer, starts: readonly number[], order: Uint32Array): Buffer[] => {
  const pieces: Buffer[] = [];
  let piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, text.length));
  let at = 0;
  for (const index of order) {
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? text.length;
    if (at + end - start > piece.length) {
      if (at > 0) pieces.push(piece.subarray(0, at));
      piece = Buffer.allocUnsafe(Math.max(PIECE_BYTES, end - start));
      at = 0;
    }
    at += text.copy(piece, at, start, end);
  }
  if (at > 0) pieces.push(piece.subarray(0, at));
  return pieces;
};

/** Fills in the bill of one rated row; a row whose customer has none any more stays as it is. */
export const stampOne = (batch: Batch, index: number, billDateOf: BillDateOf): void => {
  const { customerIds, localDates, starts } = batch.rated;
  const billDate = billDateOf(customerIds[index] ?? 0, localDates[index] ?? '');
  if (billDate !== undefined) stampRow(batch.rated.text(), starts[index] ?? 0, billDate);
};

/** The text of some rated rows for COPY; their indexes in order. */
export const cutRows = (batch: Batch, indexes: readonly number[]): Buffer[] =>
  gather(batch.rated.text(), batch.rated.starts, Uint32Array.from(indexes));

/**
 * Fills in the bill of every rated row of a batch, but for lines that are left out. A row whose customer has none any
 * more is held.
 */
export const stampRows = (
  batch: Batch,
  billDateOf: BillDateOf,
  leftOut: ReadonlySet<number>,
): Stamped => {
  const { lineNos, customerIds, localDates, starts } = batch.rated;
  const text = batch.rated.text();
  const indexes: number[] = [];
  const suspended: SuspendedRow[] = [];
  lineNos.forEach((lineNo, index) => {
    if (leftOut.has(lineNo)) return;
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
  const pieces = gather(text, starts, byCustomer(indexes, customerIds));
  return { indexes, pieces, suspended };
};
