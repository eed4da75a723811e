import type { Knex } from 'knex';

import type { Rerating } from '../../../../shared/contracts/reratings';
import type { StoredSelection } from './selection';

/** Rating anew, or a what-if, as the table holds it. */
export type ReratingRow = Omit<Rerating, 'selection' | 'chosen'> & {
  id: number;
  resellerId: number | null;
  versionId: number | null;
  selection: StoredSelection;
};

type RawRow = Omit<ReratingRow, 'selection'> & { selection: string };

const moment = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const COLUMNS = `
  id::float8 as id, document_id as "documentId", kind, reseller_id as "resellerId", version_id as "versionId",
  selection::text as selection, reason, phase, status, records_total::float8 as total, records_done::float8 as done,
  error_message as "errorMessage", actor_name as "startedBy", applied_by as "appliedBy",
  ${moment('created_at')} as "createdAt", ${moment('started_at')} as "startedAt",
  ${moment('finished_at')} as "finishedAt", ${moment('apply_started_at')} as "applyStartedAt",
  ${moment('applied_at')} as "appliedAt"`;

const toRow = (raw: RawRow): ReratingRow => ({
  ...raw,
  selection: JSON.parse(raw.selection) as StoredSelection,
});

/** One of them, by row id or document id; undefined when there is none. `lock`: held until the transaction ends. */
export const findRerating = async (
  db: Knex,
  by: { id: number } | { documentId: string },
  { lock = false } = {},
): Promise<ReratingRow | undefined> => {
  const [column, value] = 'id' in by ? ['id', by.id] : ['document_id', by.documentId];
  const { rows } = await db.raw<{ rows: RawRow[] }>(
    `select ${COLUMNS} from billing.reratings where ${column} = ? ${lock ? 'for update' : ''}`,
    [value],
  );
  return rows[0] && toRow(rows[0]);
};

/** A page of them, newest first. `resellerId`: only those that this reseller asked for. */
export const listReratings = async (
  db: Knex,
  input: { page: number; pageSize: number; kind: Rerating['kind']; resellerId?: number },
): Promise<{ rows: ReratingRow[]; total: number }> => {
  const { page, pageSize, kind, resellerId = null } = input;
  const where = `where kind = :kind and (cast(:resellerId as integer) is null or reseller_id = :resellerId)`;
  const { rows } = await db.raw<{ rows: RawRow[] }>(
    `select ${COLUMNS} from billing.reratings ${where} order by id desc limit :limit offset :offset`,
    { kind, resellerId, limit: pageSize, offset: (page - 1) * pageSize },
  );
  const count = await db.raw<{ rows: { total: number }[] }>(
    `select count(*)::int as total from billing.reratings ${where}`,
    { kind, resellerId },
  );
  return { rows: rows.map(toRow), total: count.rows[0]?.total ?? 0 };
};

/** What the panel is told of it. */
export const toRerating = ({
  id: _id,
  resellerId: _resellerId,
  versionId: _versionId,
  selection,
  ...row
}: ReratingRow): Rerating => ({ ...row, selection: selection.asked, chosen: selection.chosen });
