import type { Knex } from 'knex';

import type { RecyclingOutcome } from '../../../../shared/contracts/suspense';
import { holdBillDates, loadBillDates } from '../bill-dates';
import type { Batch } from '../batch';
import { insertRecords } from '../insert-records';
import { storeMetered } from '../metering';
import { stampRows } from '../stamp-rows';
import { holdContradicting } from '../superseding';
import { suspendRepeats } from '../suspend-repeats';
import { addEvents, type NewEvent } from './events';
import type { HeldChunk } from './held-chunk';
import { lockUnchanged } from './lock-rows';
import { markHeld } from './mark-held';
import { countByReason } from './recycling-row';
import { evaluateThresholds } from '../../thresholds';

type ChunkToStore = HeldChunk & { batch: Batch };

type Taken = { lineNo: number; recordId: string; recordDate: string };

const findTaken = async (
  trx: Knex.Transaction,
  input: { fileId: number; lineNos: readonly number[] },
): Promise<Taken[]> => {
  const { rows } = await trx.raw<{ rows: Taken[] }>(
    `select line_no::float8 as "lineNo", id::text as "recordId", local_date::text as "recordDate"
     from billing.usage_records where file_id = ? and line_no = any(?::bigint[])`,
    [input.fileId, [...input.lineNos]],
  );
  return rows;
};

const markRecycled = async (
  trx: Knex.Transaction,
  { file, rows, lineNos, actor, recyclingId }: ChunkToStore & { lineNos: readonly number[] },
): Promise<void> => {
  const taken = await findTaken(trx, { fileId: file.id, lineNos });
  const idOf = new Map(rows.map(({ lineNo, id }) => [lineNo, id]));
  await trx.raw(
    `update billing.usage_suspense s
     set status = 'recycled', record_id = n.record_id, record_date = n.record_date,
         attempts = s.attempts + 1, last_tried_at = now()
     from unnest(?::bigint[], ?::bigint[], ?::date[]) as n (line_no, record_id, record_date)
     where s.file_id = ? and s.line_no = n.line_no`,
    [
      taken.map(({ lineNo }) => lineNo),
      taken.map(({ recordId }) => recordId),
      taken.map(({ recordDate }) => recordDate),
      file.id,
    ],
  );
  const events = taken.map(
    ({ lineNo, recordId }): NewEvent => ({
      suspenseId: idOf.get(lineNo) ?? '',
      action: 'recycled',
      after: `record ${recordId}`,
    }),
  );
  await addEvents(trx, { actor, recyclingId, events });
};

/** Rows that are counted in a record together with others. */
const markCounted = async (
  trx: Knex.Transaction,
  { file, rows, lineNos, actor, recyclingId }: ChunkToStore & { lineNos: readonly number[] },
): Promise<void> => {
  if (lineNos.length === 0) return;
  await trx.raw(
    `update billing.usage_suspense
     set status = 'recycled', is_metered = true, attempts = attempts + 1, last_tried_at = now()
     where file_id = ? and line_no = any(?::bigint[])`,
    [file.id, [...lineNos]],
  );
  const counted = new Set(lineNos);
  const events = rows
    .filter(({ lineNo }) => counted.has(lineNo))
    .map(
      ({ id }): NewEvent => ({
        suspenseId: id,
        action: 'recycled',
        after: 'counted together with other events',
      }),
    );
  await addEvents(trx, { actor, recyclingId, events });
};

/**
 * Stores what rating anew made of held rows: a record with its bill for each that can be billed, the new reason for
 * each that stays, the counters of the file. Call lockFiles first. The unique key of records is what keeps a call from
 * being billed twice, however it came.
 *
 * @throws ChangedMeanwhile when a row is no longer as it was read; the transaction must be rolled back.
 */
export const storeRecycled = async (
  trx: Knex.Transaction,
  chunk: ChunkToStore,
): Promise<RecyclingOutcome> => {
  const { file, rows, batch } = chunk;
  await lockUnchanged(trx, rows);
  await holdBillDates(trx);
  const { lineNos, sellMicro, costMicro } = batch.rated;
  const customerIds = [
    ...batch.rated.customerIds,
    ...batch.metered.map(({ owner }) => owner.customerId),
  ];
  const billDateOf = await loadBillDates(trx, customerIds);
  const { stage } = file;
  const contradicting =
    stage === null ? [] : await holdContradicting(trx, { file: { ...file, stage }, batch, rows });
  const leftOut = new Set(contradicting.map(({ lineNo }) => lineNo));
  const stamped = stampRows(batch, billDateOf, leftOut);
  const metered = await storeMetered(trx, { file, batch, billDateOf });
  const inserted = await insertRecords(trx, {
    pieces: stamped.pieces,
    expectRepeats: true,
    shares: () => batch.rated.tally.byBill(billDateOf),
  });
  await evaluateThresholds(trx, {
    customerIds,
    occasion: `recycled:${file.id}:${lineNos[0] ?? 0}:${chunk.recyclingId ?? 0}`,
  });
  const isTaken = (index: number): boolean =>
    inserted === 'all' || inserted.has(lineNos[index] ?? 0);
  const accepted = stamped.indexes.filter(isTaken);
  const repeated = stamped.indexes.filter((index) => !isTaken(index));
  const lines = (indexes: readonly number[]) => indexes.map((index) => lineNos[index] ?? 0);
  const repeats = await suspendRepeats(trx, {
    source: file.source,
    batch,
    lineNos: lines(repeated),
  });
  await markRecycled(trx, { ...chunk, lineNos: lines(accepted) });
  await markCounted(trx, { ...chunk, lineNos: metered.taken });
  const held = [
    ...batch.suspended,
    ...contradicting,
    ...stamped.suspended,
    ...repeats,
    ...metered.suspended,
  ];
  const taken = new Set([...lines(accepted), ...metered.taken]);
  const stays = await markHeld(trx, { ...chunk, held, taken });
  const sum = (amounts: readonly number[]): number =>
    accepted.reduce((total, index) => total + (amounts[index] ?? 0), 0);
  const outcome: RecyclingOutcome = {
    rows: rows.length,
    recycled: taken.size,
    held: stays.length,
    sellMicro: sum(sellMicro) + metered.sellMicro,
    costMicro: sum(costMicro) + metered.costMicro,
    heldByReason: countByReason(stays),
  };
  await trx.raw(
    `update billing.usage_files
     set rows_accepted = rows_accepted + ?, rows_suspended = rows_suspended - ?,
         sell_micro = sell_micro + ?, cost_micro = cost_micro + ? where id = ?`,
    [outcome.recycled, outcome.recycled, outcome.sellMicro, outcome.costMicro, file.id],
  );
  return outcome;
};
