import type { Knex } from 'knex';

import type { SuspendedRow, SuspenseReason, UsageFile } from '../../../shared/contracts/usage';

/** Which rows a list shows. */
export type SuspenseFilter = { fileDocumentId?: string; reason?: SuspenseReason };

const COLUMNS = `
  s.id::float8 as id, f.file_name as "fileName", s.line_no::float8 as "lineNo", s.reason, s.field,
  s.message, s.raw, s.cli, s.dialled, s.local_date::text as "localDate", s.status`;

/** A page of rows that were not taken, newest file first and in the order of its lines. */
export const listSuspense = async (
  db: Knex,
  { page, pageSize, fileDocumentId, reason }: { page: number; pageSize: number } & SuspenseFilter,
): Promise<{ rows: SuspendedRow[]; total: number }> => {
  const from = `from billing.usage_suspense s join billing.usage_files f on f.id = s.file_id
    where (:file::text is null or f.document_id = :file) and (:reason::text is null or s.reason = :reason)`;
  const filter = { file: fileDocumentId ?? null, reason: reason ?? null };
  const [list, count] = await Promise.all([
    db.raw<{ rows: SuspendedRow[] }>(
      `select ${COLUMNS} ${from} order by s.file_id desc, s.line_no limit :limit offset :offset`,
      { ...filter, limit: pageSize, offset: (page - 1) * pageSize },
    ),
    db.raw<{ rows: { total: number }[] }>(`select count(*)::int as total ${from}`, filter),
  ]);
  return { rows: list.rows, total: count.rows[0]?.total ?? 0 };
};

/** Open rows of a file by reason, most first, with what the carrier asks for them (micro-pounds). */
export const summariseSuspense = async (
  db: Knex,
  fileId: number,
): Promise<NonNullable<UsageFile['suspense']>> => {
  const { rows } = await db.raw<{ rows: NonNullable<UsageFile['suspense']> }>(
    `select reason, count(*)::int as rows, coalesce(sum(cost_micro), 0)::float8 as "costMicro"
     from billing.usage_suspense where file_id = ? and status = 'open'
     group by reason order by count(*) desc, reason`,
    [fileId],
  );
  return rows;
};

export type ExportedRow = Pick<SuspendedRow, 'lineNo' | 'reason' | 'field' | 'message' | 'raw'>;

const PAGE_ROWS = 5_000;

/** Every row of a file that was not taken, in order of its lines, a page at a time. */
export async function* eachSuspended(db: Knex, fileId: number): AsyncGenerator<ExportedRow[]> {
  let after = 0;
  for (;;) {
    const { rows } = await db.raw<{ rows: ExportedRow[] }>(
      `select line_no::float8 as "lineNo", reason, field, message, raw from billing.usage_suspense
       where file_id = ? and line_no > ? order by line_no limit ?`,
      [fileId, after, PAGE_ROWS],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.lineNo;
  }
}
