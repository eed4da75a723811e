import type { Knex } from 'knex';

import { type Batch, ratedLine } from './batch';
import { recordUuid } from './rated-rows';
import { type SuspendedRow, suspendRecord } from './rows';

/** The record that is stored under a key. `id` is text because it is 64 bits wide. */
type Original = { id: string; fileName: string; lineNo: number };

const findOriginals = async (
  trx: Knex.Transaction,
  input: { source: string; uuids: string[]; dates: string[] },
): Promise<Map<string, Original>> => {
  const result = await trx.raw<{ rows: (Original & { uuid: string })[] }>(
    `select replace(r.record_key::text, '-', '') as uuid, r.id::text as id, f.file_name as "fileName",
            r.line_no::float8 as "lineNo"
     from billing.usage_records r join billing.usage_files f on f.id = r.file_id
     where r.source = ? and r.record_key = any(?::uuid[]) and r.local_date = any(?::date[])`,
    [input.source, [...new Set(input.uuids)], [...new Set(input.dates)]],
  );
  return new Map(result.rows.map(({ uuid, ...original }) => [uuid, original]));
};

/** Makes suspended rows of lines whose record had been taken before, each pointing at the one that was. */
export const suspendRepeats = async (
  trx: Knex.Transaction,
  { source, batch, lineNos }: { source: string; batch: Batch; lineNos: readonly number[] },
): Promise<SuspendedRow[]> => {
  if (lineNos.length === 0) return [];
  const rows = lineNos.map((lineNo) => {
    const { line, record } = ratedLine(batch, lineNo);
    return { lineNo, line, record, uuid: recordUuid({ source, record }) };
  });
  const originals = await findOriginals(trx, {
    source,
    uuids: rows.map(({ uuid }) => uuid),
    dates: rows.map(({ record }) => record.localDate),
  });
  return rows.map(({ uuid, ...row }) => {
    const original = originals.get(uuid);
    if (!original) throw new Error(`Line ${row.lineNo} was refused by no known record`);
    const message = `The same record came in ${original.fileName}, line ${original.lineNo}.`;
    const why = { reason: 'duplicate' as const, field: 'Record ID', message };
    return suspendRecord({ ...row, ...why, duplicateOf: original.id });
  });
};
