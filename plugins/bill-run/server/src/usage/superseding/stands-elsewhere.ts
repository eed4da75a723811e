import type { Knex } from 'knex';

import { type Batch, ratedLine } from '../batch';
import type { HeldRow } from '../suspense/held-row';
import { type SuspendedRow, suspendRecord } from '../rows';
import type { StagedFile } from './arriving-rows';

const MESSAGE =
  'Another row says of the same Record ID something else, and that one stands. Write this one off, or put the bill right by hand.';

/** Lines whose Record ID another line has, which is a record or may yet become one. */
const linesInDoubt = async (
  trx: Knex.Transaction,
  { file, named }: { file: StagedFile; named: readonly { lineNo: number; recordId: string }[] },
): Promise<number[]> => {
  const { rows } = await trx.raw<{ rows: { lineNo: number }[] }>(
    `select n.line_no::float8 as "lineNo"
     from unnest(?::bigint[], ?::text[]) as n (line_no, record_id)
     join billing.usage_staged s on s.source = ? and s.record_id = n.record_id
     where (s.file_id, s.line_no) <> (?::bigint, n.line_no)
       and (exists (select from billing.usage_records r where r.file_id = s.file_id and r.line_no = s.line_no)
         or exists (select from billing.usage_suspense w
                    where w.file_id = s.file_id and w.line_no = s.line_no and w.status = 'open'))`,
    [
      named.map(({ lineNo }) => lineNo),
      named.map(({ recordId }) => recordId),
      file.source,
      file.id,
    ],
  );
  return rows.map(({ lineNo }) => lineNo);
};

/**
 * Held rows that would be charged beside the row that stands for their Record ID: the key of records has the day in it,
 * so that of two rows that disagree about the day both would be taken. They stay held.
 */
export const holdContradicting = async (
  trx: Knex.Transaction,
  { file, batch, rows }: { file: StagedFile; batch: Batch; rows: readonly HeldRow[] },
): Promise<SuspendedRow[]> => {
  const rated = batch.rated.lineNos.map((lineNo) => ({ lineNo, ...ratedLine(batch, lineNo) }));
  const named = rated.flatMap(({ lineNo, record: { recordId } }) =>
    recordId === '' ? [] : [{ lineNo, recordId }],
  );
  if (named.length === 0) return [];
  const inDoubt = new Set(await linesInDoubt(trx, { file, named }));
  const heldOf = new Map(rows.map((row) => [row.lineNo, row]));
  return rated
    .filter(({ lineNo }) => inDoubt.has(lineNo))
    .map((row) => {
      const held = heldOf.get(row.lineNo);
      // What it is held for already names the other row.
      const message = held?.reason === 'duplicate' ? held.message : MESSAGE;
      return suspendRecord({ ...row, reason: 'duplicate', field: 'Record ID', message });
    });
};
