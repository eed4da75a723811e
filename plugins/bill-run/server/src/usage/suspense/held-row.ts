import type { Knex } from 'knex';

import type { SuspenseSelection } from '../../../../shared/contracts/suspense';
import type { SuspenseReason } from '../../../../shared/contracts/usage';
import { conditionOf } from './selection';

/** An open row as recycling reads it. `version` tells whether it was changed since. */
export type HeldRow = {
  id: string;
  version: string;
  fileId: number;
  lineNo: number;
  reason: SuspenseReason;
  field: string | null;
  message: string;
  raw: string;
  corrected: string | null;
  accepted: SuspenseReason[];
};

/** How far a walk through the rows is: in the order of files and their lines, as they came. */
export type Cursor = { fileId: number; lineNo: number };

export const START: Cursor = { fileId: 0, lineNo: 0 };

/**
 * The open rows of a selection that come after a place, of one file, in the order of its lines; none at the end.
 * Rows with a larger id than `upToId` are left out.
 */
export const readHeldRows = async (
  db: Knex,
  input: { selection: SuspenseSelection; upToId: number; after: Cursor; limit: number },
): Promise<HeldRow[]> => {
  const { selection, upToId, after, limit } = input;
  const { sql, bindings } = conditionOf(selection);
  const { rows } = await db.raw<{ rows: HeldRow[] }>(
    `select s.id::text, s.xmin::text as version, s.file_id::float8 as "fileId", s.line_no::float8 as "lineNo",
            s.reason, s.field, s.message, s.raw, s.corrected, s.accepted
     from billing.usage_suspense s
     where s.status = 'open' and s.id <= ? and (s.file_id, s.line_no) > (?, ?) and ${sql}
     order by s.file_id, s.line_no limit ?`,
    [upToId, after.fileId, after.lineNo, ...bindings, limit],
  );
  return rows.filter(({ fileId }) => fileId === rows[0]?.fileId);
};

/** How many open rows a selection means now, and the newest of them. */
export const countHeldRows = async (
  db: Knex,
  selection: SuspenseSelection,
): Promise<{ total: number; upToId: number }> => {
  const { sql, bindings } = conditionOf(selection);
  const { rows } = await db.raw<{ rows: { total: number; upToId: number }[] }>(
    `select count(*)::int as total, coalesce(max(s.id), 0)::float8 as "upToId"
     from billing.usage_suspense s where s.status = 'open' and ${sql}`,
    bindings as never[],
  );
  return rows[0] ?? { total: 0, upToId: 0 };
};
