import type { Knex } from 'knex';

import type { SuspenseSelection } from '../../../../shared/contracts/suspense';
import { csvLine } from '../../../../../../src/platform/csv';
import { conditionOf } from './selection';

type ExportedRow = {
  fileId: number;
  fileName: string;
  lineNo: number;
  reason: string;
  field: string | null;
  message: string;
  raw: string;
};

const PAGE_ROWS = 5_000;
const HEADER = ['File', 'Line', 'Reason', 'Field', 'Message', 'Row'];

async function* pagesOf(db: Knex, selection: SuspenseSelection): AsyncGenerator<ExportedRow[]> {
  const { sql, bindings } = conditionOf(selection);
  let after = [0, 0];
  for (;;) {
    const { rows } = await db.raw<{ rows: ExportedRow[] }>(
      `select s.file_id::float8 as "fileId", f.file_name as "fileName", s.line_no::float8 as "lineNo", s.reason,
              s.field, s.message, s.raw
       from billing.usage_suspense s join billing.usage_files f on f.id = s.file_id
       where s.status = 'open' and (s.file_id, s.line_no) > (?, ?) and ${sql}
       order by s.file_id, s.line_no limit ?`,
      [...after, ...bindings, PAGE_ROWS] as never[],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = [last.fileId, last.lineNo];
  }
}

/**
 * The open rows of a selection as CSV, page by page: file, line, reason, field, message, and the whole row as it came.
 * Starts with a byte-order mark, by which Excel knows UTF-8.
 */
export async function* exportRows(db: Knex, selection: SuspenseSelection): AsyncGenerator<string> {
  yield `\ufeff${csvLine(HEADER)}`;
  for await (const rows of pagesOf(db, selection)) {
    yield rows
      .map(({ fileName, lineNo, reason, field, message, raw }) =>
        csvLine([fileName, lineNo, reason, field, message, raw]),
      )
      .join('');
  }
}
