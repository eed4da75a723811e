import type { Knex } from 'knex';

import type { Batch } from '../batch';
import type { BillDateOf } from '../bill-dates';
import { type SuspendedRow, suspendRecord } from '../rows';
import { cutRows, stampOne } from '../stamp-rows';
import { adjustReplaced } from './adjust-billed';
import { type ArrivingRow, arrivingRows, type StagedFile } from './arriving-rows';
import { type Difference, noteDifferences } from './differences';
import { type Judged, judgeRows } from './judge-rows';
import { findKnown, saveKnown, type KnownPlace } from './known-rows';
import {
  findStanding,
  placeKey,
  recount,
  removeRecords,
  type StandingRecord,
  supersedeHeld,
} from './standing';

/** What of a batch is not to be stored, since other files have a say in it. */
export type Superseded = {
  /** Lines of which no record is made. */
  leftOut: ReadonlySet<number>;
  /** How many of them are accounted for as replaced or known. */
  count: number;
  /** The others, which a person looks at. */
  held: SuspendedRow[];
};

export const NOTHING_SUPERSEDED: Superseded = { leftOut: new Set(), count: 0, held: [] };

const hold = ({ lineNo, line, record }: ArrivingRow, message: string): SuspendedRow =>
  suspendRecord({ lineNo, line, record, reason: 'duplicate', field: 'Record ID', message });

type Replacement = { row: ArrivingRow; old: KnownPlace; record: StandingRecord | undefined };

const sellOf = (batch: Batch, { ratedIndex }: ArrivingRow): number | null =>
  ratedIndex === null ? null : (batch.rated.sellMicro[ratedIndex] ?? null);

const customerOf = (batch: Batch, { ratedIndex }: ArrivingRow): number | null =>
  ratedIndex === null ? null : (batch.rated.customerIds[ratedIndex] ?? null);

/** A billed record can be put right only where the same customer pays for what replaces it. */
const isAdjustable = (batch: Batch, { row, record }: Replacement): boolean =>
  record?.isBilled === true && customerOf(batch, row) === record.customerId;

const differenceOf = (
  batch: Batch,
  { row, old, record }: Replacement,
  effect: Difference['effect'],
): Difference => ({
  recordId: row.recordId,
  lineNo: row.lineNo,
  kind: 'replaced',
  effect,
  old,
  customerId: record?.customerId ?? customerOf(batch, row),
  localDate: row.record.localDate,
  oldCostMicro: record?.costMicro ?? null,
  newCostMicro: row.record.salesPriceMicro,
  oldSellMicro: record?.sellMicro ?? null,
  newSellMicro: sellOf(batch, row),
});

const adjust = async (
  trx: Knex.Transaction,
  input: { file: StagedFile; batch: Batch; billDateOf: BillDateOf; rows: readonly Replacement[] },
): Promise<void> => {
  const { file, batch, billDateOf, rows } = input;
  const indexes = rows.flatMap(({ row }) => (row.ratedIndex === null ? [] : [row.ratedIndex]));
  for (const index of indexes) stampOne(batch, index, billDateOf);
  await adjustReplaced(trx, {
    fileId: file.id,
    pieces: cutRows(batch, indexes),
    lines: rows.flatMap(({ row, record }) => (record ? [{ lineNo: row.lineNo, record }] : [])),
  });
};

/** Makes way for what replaces it: the old record, unless it is billed, and the old row that is held. */
const clear = async (trx: Knex.Transaction, rows: readonly Replacement[]): Promise<void> => {
  const records = rows.flatMap(({ record }) => (record && !record.isBilled ? [record] : []));
  await removeRecords(trx, records);
  const places = rows.filter(({ record }) => record?.isBilled !== true).map(({ old }) => old);
  await recount(trx, { records, held: await supersedeHeld(trx, places) });
};

const effectOf = ({ record }: Replacement): Difference['effect'] =>
  record === undefined ? 'held' : 'unbilled';

const settle = async (
  trx: Knex.Transaction,
  input: { file: StagedFile; batch: Batch; billDateOf: BillDateOf; judged: Judged },
): Promise<Superseded> => {
  const { file, batch, judged } = input;
  const standing = await findStanding(
    trx,
    judged.replace.map(({ old }) => old),
  );
  const replaced = judged.replace.map(
    (pair): Replacement => ({ ...pair, record: standing.get(placeKey(pair.old)) }),
  );
  const adjusted = replaced.filter((pair) => isAdjustable(batch, pair));
  const toLookAt = replaced.filter(
    (pair) => pair.record?.isBilled === true && !isAdjustable(batch, pair),
  );
  const free = replaced.filter(({ record }) => record?.isBilled !== true);
  await adjust(trx, { ...input, rows: adjusted });
  await clear(trx, free);
  await noteDifferences(trx, {
    fileId: file.id,
    differences: [
      ...free.map((pair) => differenceOf(batch, pair, effectOf(pair))),
      ...adjusted.map((pair) => differenceOf(batch, pair, 'adjusted')),
      ...toLookAt.map((pair) => differenceOf(batch, pair, 'to-look-at')),
    ],
  });
  // The record of a bill stays where it is, and so does what is known of its place.
  for (const { row, old } of [...adjusted, ...toLookAt]) {
    const place = judged.after.get(row.recordId);
    if (place) judged.after.set(row.recordId, { ...place, fileId: old.fileId, lineNo: old.lineNo });
  }
  await saveKnown(trx, { file, places: [...judged.after.values()] });
  const held = [
    ...judged.conflict.map(({ row, old }) =>
      hold(
        row,
        `Another row of the same kind of file says otherwise: line ${old.lineNo} of file ${old.fileId}.`,
      ),
    ),
    ...toLookAt.map(({ row }) =>
      hold(
        row,
        'It replaces a call that is on a bill, and it cannot be charged to the same customer. Put the bill right by hand.',
      ),
    ),
  ];
  const counted = [...judged.known, ...adjusted.map(({ row }) => row)];
  return {
    leftOut: new Set([...counted, ...held].map(({ lineNo }) => lineNo)),
    count: counted.length,
    held,
  };
};

/**
 * Lets the rows of a batch replace what earlier files of their source said, by Record ID, in the transaction that stores
 * the batch and before its records are. Unbilled records make way; billed ones are put right on the next bill; what says
 * the same as before is counted and not taken again.
 */
export const supersede = async (
  trx: Knex.Transaction,
  input: { file: StagedFile; batch: Batch; billDateOf: BillDateOf },
): Promise<Superseded> => {
  const { file, batch } = input;
  const rows = arrivingRows(batch);
  if (rows.length === 0) return NOTHING_SUPERSEDED;
  // Two files of one source that are imported at once take turns, batch by batch.
  await trx.raw(`select pg_advisory_xact_lock(hashtext('billing.usage-staged'), hashtext(?))`, [
    file.source,
  ]);
  const recordIds = rows.map(({ recordId }) => recordId);
  const known = await findKnown(trx, { source: file.source, recordIds });
  return settle(trx, { ...input, judged: judgeRows({ rows, known, file }) });
};
