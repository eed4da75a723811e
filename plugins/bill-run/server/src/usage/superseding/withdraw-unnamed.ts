import type { Knex } from 'knex';

import { type IsoDate, withdrawnRows } from '../../../../../../src/billing';
import { holdBillDates } from '../bill-dates';
import { adjustWithdrawn } from './adjust-billed';
import type { StagedFile } from './arriving-rows';
import { type Difference, noteDifferences } from './differences';
import type { KnownPlace } from './known-rows';
import { findStanding, placeKey, recount, removeRecords, supersedeHeld } from './standing';

/** The month that most rows of a file are of; undefined when it names none. */
const monthOf = async (
  trx: Knex.Transaction,
  file: StagedFile,
): Promise<{ from: IsoDate; to: IsoDate } | undefined> => {
  const { rows } = await trx.raw<{ rows: { from: IsoDate; to: IsoDate }[] }>(
    `select month::date::text as from, (month + interval '1 month')::date::text as to
     from (select date_trunc('month', local_date) as month, count(*) as named
           from billing.usage_staged where named_by = ? group by 1) m
     order by named desc, month limit 1`,
    [file.id],
  );
  return rows[0];
};

type Month = { from: IsoDate; to: IsoDate };

/** The daily rows of a month that no later file has named, and how many rows of it this file names. */
const findMonth = async (
  trx: Knex.Transaction,
  { file, month }: { file: StagedFile; month: Month },
): Promise<{ provisional: KnownPlace[]; named: number }> => {
  const { rows } = await trx.raw<{ rows: KnownPlace[] }>(
    `select record_id as "recordId", stage, fingerprint, local_date::text as "localDate",
            file_id::float8 as "fileId", line_no::float8 as "lineNo"
     from billing.usage_staged where source = ? and local_date >= ? and local_date < ? and stage = 'daily'
     order by record_id for update`,
    [file.source, month.from, month.to],
  );
  const counted = await trx.raw<{ rows: { named: number }[] }>(
    `select count(*)::int as named from billing.usage_staged
     where named_by = ? and local_date >= ? and local_date < ?`,
    [file.id, month.from, month.to],
  );
  return {
    provisional: withdrawnRows({ month, known: rows, namedByMonthly: new Set() }),
    named: counted.rows[0]?.named ?? 0,
  };
};

const withdraw = async (
  trx: Knex.Transaction,
  { file, places }: { file: StagedFile; places: readonly KnownPlace[] },
): Promise<void> => {
  const standing = await findStanding(trx, places);
  const records = [...standing.values()];
  const unbilled = records.filter(({ isBilled }) => !isBilled);
  await adjustWithdrawn(trx, { fileId: file.id, records: records.filter((r) => r.isBilled) });
  await removeRecords(trx, unbilled);
  const open = places.filter((place) => standing.get(placeKey(place))?.isBilled !== true);
  await recount(trx, { records: unbilled, held: await supersedeHeld(trx, open) });
  const differences = places.map((place): Difference => {
    const record = standing.get(placeKey(place));
    const effect = record === undefined ? 'held' : record.isBilled ? 'adjusted' : 'unbilled';
    return {
      recordId: place.recordId,
      lineNo: null,
      kind: 'withdrawn',
      effect,
      old: place,
      customerId: record?.customerId ?? null,
      localDate: place.localDate,
      oldCostMicro: record?.costMicro ?? null,
      newCostMicro: null,
      oldSellMicro: record?.sellMicro ?? null,
      newSellMicro: null,
    };
  });
  await noteDifferences(trx, { fileId: file.id, differences });
  await trx.raw(
    `update billing.usage_staged set stage = 'monthly', fingerprint = '', named_by = ?
     where source = ? and record_id = any(?)`,
    [file.id, file.source, places.map(({ recordId }) => recordId)],
  );
};

/**
 * What a monthly file takes back by not naming it: the daily rows of its month that it leaves out. To be called once it
 * was read whole; called again it changes nothing. A file that leaves out more of the month than it names is no file of
 * the whole month, and takes nothing back: the note says so.
 */
export const withdrawUnnamed = (db: Knex, file: StagedFile): Promise<{ note: string | null }> =>
  db.transaction(async (trx) => {
    await trx.raw(`select pg_advisory_xact_lock(hashtext('billing.usage-staged'), hashtext(?))`, [
      file.source,
    ]);
    await holdBillDates(trx);
    const month = await monthOf(trx, file);
    if (!month) return { note: null };
    const { provisional, named } = await findMonth(trx, { file, month });
    if (provisional.length === 0) return { note: null };
    if (provisional.length > named) {
      const note = `The file names ${named} calls of ${month.from.slice(0, 7)} and leaves out ${provisional.length} of the daily ones. That is no file of the whole month, so those it leaves out stay as they are.`;
      return { note };
    }
    await withdraw(trx, { file, places: provisional });
    const note = `${provisional.length} daily calls that it does not name were taken back.`;
    return { note };
  });
