import type { Knex } from 'knex';

import type { FileStage, IsoDate } from '../../../../../../src/billing';
import type { StagedFile } from './arriving-rows';

/** What is known of a Record ID, and where its charge stands. */
export type KnownPlace = {
  recordId: string;
  stage: FileStage;
  fingerprint: string;
  localDate: IsoDate;
  fileId: number;
  lineNo: number;
};

/** What is known of some Record IDs, locked until the transaction ends. */
export const findKnown = async (
  trx: Knex.Transaction,
  { source, recordIds }: { source: string; recordIds: readonly string[] },
): Promise<Map<string, KnownPlace>> => {
  const { rows } = await trx.raw<{ rows: KnownPlace[] }>(
    `select record_id as "recordId", stage, fingerprint, local_date::text as "localDate",
            file_id::float8 as "fileId", line_no::float8 as "lineNo"
     from billing.usage_staged where source = ? and record_id = any(?) order by record_id for update`,
    [source, [...new Set(recordIds)]],
  );
  return new Map(rows.map((row) => [row.recordId, row]));
};

/** Writes down what is known now. Rows of two imports at once: the second waits and then finds the first's. */
export const saveKnown = async (
  trx: Knex.Transaction,
  { file, places }: { file: StagedFile; places: readonly KnownPlace[] },
): Promise<void> => {
  if (places.length === 0) return;
  await trx.raw(
    `insert into billing.usage_staged
       (source, record_id, stage, fingerprint, local_date, file_id, line_no, named_by)
     select ?, n.record_id, n.stage, n.fingerprint, n.local_date, n.file_id, n.line_no, ?
     from unnest(?::text[], ?::text[], ?::text[], ?::date[], ?::bigint[], ?::bigint[])
       as n (record_id, stage, fingerprint, local_date, file_id, line_no)
     order by n.record_id
     on conflict (source, record_id) do update
     set stage = excluded.stage, fingerprint = excluded.fingerprint, local_date = excluded.local_date,
         file_id = excluded.file_id, line_no = excluded.line_no, named_by = excluded.named_by`,
    [
      file.source,
      file.id,
      places.map(({ recordId }) => recordId),
      places.map(({ stage }) => stage),
      places.map(({ fingerprint }) => fingerprint),
      places.map(({ localDate }) => localDate),
      places.map(({ fileId }) => fileId),
      places.map(({ lineNo }) => lineNo),
    ],
  );
};
