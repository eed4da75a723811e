import type { Knex } from 'knex';

import { recordUuid } from '../rated-rows';
import type { MeteredRow } from './metered-row';

export type PlacedRow = { row: MeteredRow; spanId: string };

/**
 * Keeps events, each once. What was charged by itself, before its product had a meter, is not counted again.
 * @returns the lines that were taken.
 */
export const addEvents = async (
  trx: Knex.Transaction,
  { fileId, source, placed }: { fileId: number; source: string; placed: readonly PlacedRow[] },
): Promise<Set<number>> => {
  const records = placed.map(({ row }) => row.record);
  const { rows } = await trx.raw<{ rows: { lineNo: number }[] }>(
    `insert into billing.metered_events
       (source, record_key, span_id, file_id, line_no, local_date, quantity, subject, cost_micro)
     select ?, e.record_key, e.span_id, ?, e.line_no, e.local_date, e.quantity, e.subject, e.cost_micro
     from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::date[], ?::bigint[], ?::text[], ?::bigint[])
       as e (record_key, span_id, line_no, local_date, quantity, subject, cost_micro)
     where not exists (select from billing.usage_records u
                       where u.source = ? and u.record_key = e.record_key and u.local_date = e.local_date)
     order by e.record_key, e.line_no on conflict do nothing returning line_no::float8 as "lineNo"`,
    [
      source,
      fileId,
      records.map((record) => recordUuid({ source, record })),
      placed.map(({ spanId }) => spanId),
      placed.map(({ row }) => row.lineNo),
      records.map(({ localDate }) => localDate),
      records.map(({ meter }) => meter.quantity),
      records.map(({ meter }) => meter.subject ?? null),
      records.map(({ salesPriceMicro }) => salesPriceMicro),
      source,
    ] as never[],
  );
  return new Set(rows.map(({ lineNo }) => lineNo));
};

/** Takes events out again whose record has no price: they are held instead. */
export const dropEvents = async (
  trx: Knex.Transaction,
  { fileId, lineNos }: { fileId: number; lineNos: readonly number[] },
): Promise<void> => {
  if (lineNos.length === 0) return;
  await trx.raw(
    'delete from billing.metered_events where file_id = ? and line_no = any(?::bigint[])',
    [fileId, [...lineNos]],
  );
};
