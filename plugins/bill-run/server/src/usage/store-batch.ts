import type { Knex } from 'knex';

import type { FileStage } from '../../../../../src/billing';
import type { Batch } from './batch';
import { holdBillDates, loadBillDates } from './bill-dates';
import { insertRecords } from './insert-records';
import { storeMetered, type StoredMetered } from './metering';
import { stampRows } from './stamp-rows';
import { suspendRepeats } from './suspend-repeats';
import { NOTHING_SUPERSEDED, type StagedFile, supersede } from './superseding';
import { copySuspended } from './usage-copy';
import { evaluateThresholds } from '../thresholds';

type FileKey = {
  id: number;
  source: string;
  resellerId: number | null;
  stage: FileStage | null;
};

export type StoredBatch =
  | { kind: 'stored'; hadRepeats: boolean }
  /** Another worker has taken lines of the file meanwhile; nothing of the batch is stored. */
  | { kind: 'gave-way' };

/** Thrown inside a batch to undo it, and caught around it. */
class GaveWay extends Error {}

/** Locks the file for the transaction, unless another worker has it or is ahead of this batch. */
const takeTurn = async (trx: Knex.Transaction, file: FileKey, fromLine: number): Promise<void> => {
  const { rows } = await trx.raw<{ rows: { linesDone: number }[] }>(
    `select lines_done::float8 as "linesDone" from billing.usage_files
     where id = ? and status in ('received', 'importing') for update skip locked`,
    [file.id],
  );
  if (rows[0]?.linesDone !== fromLine) throw new GaveWay();
};

const recordProgress = async (
  trx: Knex.Transaction,
  input: {
    file: FileKey;
    batch: Batch;
    accepted: readonly number[];
    metered: StoredMetered;
    suspended: number;
    superseded: number;
  },
): Promise<void> => {
  const { file, batch, accepted, metered, suspended, superseded } = input;
  const taken = accepted.length + metered.taken.length;
  const sum = (amounts: readonly number[]): number =>
    accepted.reduce((total, index) => total + (amounts[index] ?? 0), 0);
  await trx.raw(
    `update billing.usage_files
     set status = 'importing', started_at = coalesce(started_at, now()), lines_done = ?,
         rows_read = rows_read + ?, rows_accepted = rows_accepted + ?,
         rows_suspended = rows_suspended + ?, rows_superseded = rows_superseded + ?, sell_micro = sell_micro + ?, cost_micro = cost_micro + ?
     where id = ?`,
    [
      batch.toLine,
      taken + suspended + superseded,
      taken,
      suspended,
      superseded,
      sum(batch.rated.sellMicro) + metered.sellMicro,
      sum(batch.rated.costMicro) + metered.costMicro,
      file.id,
    ],
  );
};

const isStaged = (file: FileKey): file is StagedFile => file.stage !== null;

type StoreInput = { file: FileKey; batch: Batch; expectRepeats: boolean };

const storeInTransaction = async (
  trx: Knex.Transaction,
  { file, batch, expectRepeats }: StoreInput,
): Promise<StoredBatch> => {
  await takeTurn(trx, file, batch.fromLine);
  await holdBillDates(trx);
  const { lineNos } = batch.rated;
  const customerIds = [
    ...batch.rated.customerIds,
    ...batch.metered.map(({ owner }) => owner.customerId),
  ];
  const billDateOf = await loadBillDates(trx, customerIds);
  const known = isStaged(file)
    ? await supersede(trx, { file, batch, billDateOf })
    : NOTHING_SUPERSEDED;
  const { leftOut } = known;
  const stamped = stampRows(batch, billDateOf, leftOut);
  const metered = await storeMetered(trx, { file, batch, billDateOf });
  const taken = await insertRecords(trx, {
    pieces: stamped.pieces,
    // What is left out of a batch is left out of its sums: then the rows that are taken are counted.
    expectRepeats: expectRepeats || leftOut.size > 0,
    shares: () => batch.rated.tally.byBill(billDateOf),
  });
  await evaluateThresholds(trx, {
    customerIds,
    occasion: `usage-file:${file.id}:${batch.fromLine}`,
  });
  const isTaken = (index: number): boolean => taken === 'all' || taken.has(lineNos[index] ?? 0);
  const accepted = stamped.indexes.filter(isTaken);
  const repeated = stamped.indexes.filter((index) => !isTaken(index));
  const repeats = await suspendRepeats(trx, {
    source: file.source,
    batch,
    lineNos: repeated.map((index) => lineNos[index] ?? 0),
  });
  const ownHeld = batch.suspended.filter(({ lineNo }) => !leftOut.has(lineNo));
  const suspended = [
    ...ownHeld,
    ...stamped.suspended,
    ...repeats,
    ...known.held,
    ...metered.suspended,
  ];
  if (suspended.length > 0) {
    const { id: fileId, resellerId } = file;
    await copySuspended(trx, { fileId, resellerId, rows: suspended });
  }
  await recordProgress(trx, {
    file,
    batch,
    accepted,
    metered,
    suspended: suspended.length,
    superseded: known.count,
  });
  return { kind: 'stored', hadRepeats: repeats.length > 0 };
};

/**
 * Stores a batch in one transaction: its records, what is held of it, the counts, and how far the
 * file is done. A crash at any point leaves either all of it or nothing.
 *
 * @throws the database error; nothing is stored then.
 */
export const storeBatch = async (db: Knex, input: StoreInput): Promise<StoredBatch> => {
  try {
    return await db.transaction((trx) => storeInTransaction(trx, input));
  } catch (error) {
    if (error instanceof GaveWay) return { kind: 'gave-way' };
    throw error;
  }
};
