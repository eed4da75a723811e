import type { Knex } from 'knex';

import type { BillDateOf } from '../bill-dates';
import { createRatedRows, type RatedRow, RECORD_COLUMNS, stampRow } from '../rated-rows';
import { copyRecords } from '../usage-copy';
import type { SpanValue } from './span-values';

/** A record of a span as it is to stand. */
export type SpanRecord = { value: SpanValue; rated: RatedRow };

/** What may change of a record while its bill is open; its key and day say which it is. */
const KEPT = ['source', 'record_key', 'local_date', 'started_at', 'local_seconds', 'record_id'];
const CHANGED = RECORD_COLUMNS.filter((column) => !KEPT.includes(column));

/** Records that the one of a span takes the place of, without being it: of another day, or beside it. */
const replacedBy = ({ open, spare, firstDate }: SpanValue) =>
  open && open.date !== firstDate ? [open, ...spare] : spare;

const removeRecords = async (trx: Knex.Transaction, spans: readonly SpanValue[]): Promise<void> => {
  const open = spans.flatMap(replacedBy);
  if (open.length === 0) return;
  const ids = open.map(({ id }) => id);
  await trx.raw('delete from billing.metered_records where record_id = any(?::bigint[])', [ids]);
  await trx.raw(
    `delete from billing.usage_records u using unnest(?::bigint[], ?::date[]) as o (id, day)
     where u.id = o.id and u.local_date = o.day`,
    [ids, open.map(({ date }) => date)],
  );
};

const stage = async (
  trx: Knex.Transaction,
  file: { id: number; source: string },
  input: { records: readonly SpanRecord[]; billDateOf: BillDateOf },
): Promise<void> => {
  const { records, billDateOf } = input;
  const rows = createRatedRows(file, records.length);
  for (const { rated } of records) rows.add(rated);
  const text = rows.text();
  rows.starts.forEach((start, index) => {
    const day = billDateOf(rows.customerIds[index] ?? 0, rows.localDates[index] ?? '');
    if (day !== undefined) stampRow(text, start, day);
  });
  await trx.raw(
    `create temp table metered_stage on commit drop as
     select ${RECORD_COLUMNS.join(', ')} from billing.usage_records with no data`,
  );
  await copyRecords(trx, { pieces: [text], table: 'metered_stage' });
};

/**
 * Writes the records of spans: the open one of a span is changed in place, or made anew where its first day has moved;
 * without one it is added. Balances follow by the triggers of the records.
 */
export const writeRecords = async (
  trx: Knex.Transaction,
  file: { id: number; source: string },
  input: { records: readonly SpanRecord[]; billDateOf: BillDateOf },
): Promise<void> => {
  const { records } = input;
  if (records.length === 0) return;
  await removeRecords(
    trx,
    records.map(({ value }) => value),
  );
  await stage(trx, file, input);
  await trx.raw(
    `update billing.usage_records u set ${CHANGED.map((column) => `${column} = n.${column}`).join(', ')}
     from metered_stage n
     where u.source = n.source and u.record_key = n.record_key and u.local_date = n.local_date`,
  );
  await trx.raw(
    `with added as (
       insert into billing.usage_records (${RECORD_COLUMNS.join(', ')})
       select ${RECORD_COLUMNS.join(', ')} from metered_stage order by record_key
       on conflict do nothing returning id, local_date, record_id
     )
     insert into billing.metered_records (record_id, record_date, span_id)
     select id, local_date, split_part(record_id, '/', 2)::bigint from added`,
  );
  await trx.raw('drop table metered_stage');
};
