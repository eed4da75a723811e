import type { Knex } from 'knex';

import type { MicroPounds } from '../../../../../../src/billing';
import { type Batch, ratedLine } from '../batch';
import type { BillDateOf } from '../bill-dates';
import { type Hold, type SuspendedRow, suspendRecord } from '../rows';
import { addEvents, dropEvents, type PlacedRow } from './add-events';
import { placeEvents } from './place-events';
import { rateSpans } from './rate-spans';
import { type SpanRecord, writeRecords } from './write-records';

/** What became of the events of a batch that are put together. */
export type StoredMetered = {
  /** Lines that are counted in a record. */
  taken: number[];
  suspended: SuspendedRow[];
  /** By how much the records are dearer now. */
  sellMicro: MicroPounds;
  costMicro: MicroPounds;
};

type Input = { file: { id: number; source: string }; batch: Batch; billDateOf: BillDateOf };

const NOTHING: StoredMetered = { taken: [], suspended: [], sellMicro: 0, costMicro: 0 };

const REPEATED: Hold = {
  reason: 'duplicate',
  field: 'Record ID',
  message: 'The same event came before and is counted already.',
};

const NO_BILLS: Hold = {
  reason: 'unknown-service',
  field: 'Customer Identifier',
  message: 'The customer of this service was deleted while the events came in.',
};

const hold = (batch: Batch, { row }: PlacedRow, why: Hold): SuspendedRow => {
  const { lineNo, owner } = row;
  return suspendRecord({
    lineNo,
    ...ratedLine(batch, lineNo),
    ...why,
    customerId: owner.customerId,
  });
};

/** By how much a record is dearer than those that it takes the place of. */
const risenBy = ({ rated, value }: SpanRecord): MicroPounds =>
  rated.rating.sellMicro - sum([value.open, ...value.spare].map((open) => open?.sellMicro ?? 0));

const sum = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + amount, 0);

const count = async (
  trx: Knex.Transaction,
  { file, batch, billDateOf }: Input,
): Promise<StoredMetered> => {
  const spanIds = await placeEvents(trx, { source: file.source, rows: batch.metered });
  const all = batch.metered.map((row, index) => ({ row, spanId: spanIds[index] ?? '' }));
  const placed = all.filter(({ spanId }) => spanId !== '');
  const added = await addEvents(trx, { fileId: file.id, source: file.source, placed });
  const fresh = placed.filter(({ row }) => added.has(row.lineNo));
  const { records, unpriced } = await rateSpans(trx, batch, fresh);
  const held = fresh.filter(({ spanId }) => unpriced.has(spanId));
  await dropEvents(trx, { fileId: file.id, lineNos: held.map(({ row }) => row.lineNo) });
  await writeRecords(trx, file, { records, billDateOf });
  const taken = fresh.filter(({ spanId }) => !unpriced.has(spanId));
  const repeated = placed.filter(({ row }) => !added.has(row.lineNo));
  return {
    taken: taken.map(({ row }) => row.lineNo),
    suspended: [
      ...all.filter(({ spanId }) => spanId === '').map((one) => hold(batch, one, NO_BILLS)),
      ...repeated.map((one) => hold(batch, one, REPEATED)),
      ...held.map((one) => hold(batch, one, unpriced.get(one.spanId) ?? REPEATED)),
    ],
    sellMicro: sum(records.map(risenBy)),
    costMicro: sum(taken.map(({ row }) => row.record.salesPriceMicro)),
  };
};

/**
 * Counts the events of a batch that their products put together, in the transaction that stores the batch, and writes
 * the record that comes of them: for each service, kind and span the value over its events less what closed bills have
 * charged. So the next bill charges of a late event what it adds. Call holdBillDates first.
 */
export const storeMetered = async (trx: Knex.Transaction, input: Input): Promise<StoredMetered> => {
  const { file, batch } = input;
  if (batch.metered.length === 0) return NOTHING;
  // Two files of one source that are imported at once take turns, batch by batch.
  await trx.raw(`select pg_advisory_xact_lock(hashtext('billing.usage-metered'), hashtext(?))`, [
    file.source,
  ]);
  return count(trx, input);
};
