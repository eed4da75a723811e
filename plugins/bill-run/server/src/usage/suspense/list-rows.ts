import type { Knex } from 'knex';

import type {
  SuspenseListRow,
  SuspenseSelection,
  SuspenseStatus,
  SuspenseTotals,
} from '../../../../shared/contracts/suspense';
import { conditionOf } from './selection';

export const ROW_COLUMNS = `
  s.id::float8 as id, f.file_name as "fileName", f.document_id as "fileDocumentId", s.line_no::float8 as "lineNo",
  s.reason, s.field, s.message, s.raw, s.corrected, s.accepted, s.cli, s.dialled, s.local_date::text as "localDate",
  s.cost_micro::float8 as "costMicro", s.status, s.attempts,
  to_char(s.last_tried_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastTriedAt"`;

/** A page of rows of one status, dearest first, with what all of them come to. */
export const listRows = async (
  db: Knex,
  input: { selection: SuspenseSelection; status: SuspenseStatus; page: number; pageSize: number },
): Promise<{ rows: SuspenseListRow[]; totals: SuspenseTotals }> => {
  const { selection, status, page, pageSize } = input;
  const { sql, bindings } = conditionOf(selection);
  const from = `from billing.usage_suspense s join billing.usage_files f on f.id = s.file_id
    where s.status = ? and ${sql}`;
  const list = await db.raw<{ rows: SuspenseListRow[] }>(
    `select ${ROW_COLUMNS} ${from}
     order by s.cost_micro desc nulls last, s.file_id, s.line_no limit ? offset ?`,
    [status, ...bindings, pageSize, (page - 1) * pageSize] as never[],
  );
  const totals = await db.raw<{ rows: SuspenseTotals[] }>(
    `select count(*)::int as rows, coalesce(sum(s.cost_micro), 0)::float8 as "costMicro" ${from}`,
    [status, ...bindings] as never[],
  );
  return { rows: list.rows, totals: totals.rows[0] ?? { rows: 0, costMicro: 0 } };
};
