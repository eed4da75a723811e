import type { Knex } from 'knex';

import type { Recycling, RecyclingOutcome } from '../../../../shared/contracts/suspense';
import type { SuspenseReason } from '../../../../shared/contracts/usage';
import type { SuspenseActor } from './actor';
import type { Cursor } from './held-row';

/** A run of recycling as the table holds it. */
export type RecyclingRow = Omit<Recycling, 'startedBy'> & {
  id: number;
  upToId: number;
  after: Cursor;
  actor: SuspenseActor;
};

type StoredRow = Omit<RecyclingRow, 'selection' | 'heldByReason' | 'after' | 'actor'> & {
  selection: string;
  held_json: string;
  after_file: number;
  after_line: number;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string | null;
};

const moment = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const COLUMNS = `
  id::float8 as id, document_id as "documentId", selection::text as selection, up_to_id::float8 as "upToId",
  after_file_id::float8 as after_file, after_line_no::float8 as after_line, status, rows_total::float8 as total,
  rows_done::float8 as rows, rows_recycled::float8 as recycled, rows_held::float8 as held,
  sell_micro::float8 as "sellMicro", cost_micro::float8 as "costMicro", held::text as held_json,
  error_message as "errorMessage", actor_kind, actor_id, actor_name, ${moment('created_at')} as "createdAt",
  ${moment('started_at')} as "startedAt", ${moment('finished_at')} as "finishedAt"`;

const toRow = (stored: StoredRow): RecyclingRow => {
  const { selection, held_json, after_file, after_line, actor_kind, actor_id, actor_name, ...row } =
    stored;
  return {
    ...row,
    selection: JSON.parse(selection) as Recycling['selection'],
    heldByReason: JSON.parse(held_json) as RecyclingOutcome['heldByReason'],
    after: { fileId: after_file, lineNo: after_line },
    actor: { kind: actor_kind, id: actor_id, name: actor_name },
  };
};

/** One run of recycling, by row id or document id; undefined when there is none. `lock`: held until the transaction ends. */
export const findRecycling = async (
  db: Knex,
  by: { id: number } | { documentId: string },
  { lock = false } = {},
): Promise<RecyclingRow | undefined> => {
  const [column, value] = 'id' in by ? ['id', by.id] : ['document_id', by.documentId];
  const { rows } = await db.raw<{ rows: StoredRow[] }>(
    `select ${COLUMNS} from billing.usage_recyclings where ${column} = ? ${lock ? 'for update' : ''}`,
    [value],
  );
  return rows[0] && toRow(rows[0]);
};

/** A page of runs of recycling, newest first. */
export const listRecyclings = async (
  db: Knex,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: RecyclingRow[]; total: number }> => {
  const list = await db.raw<{ rows: StoredRow[] }>(
    `select ${COLUMNS} from billing.usage_recyclings order by id desc limit ? offset ?`,
    [pageSize, (page - 1) * pageSize],
  );
  const count = await db.raw<{ rows: { total: number }[] }>(
    'select count(*)::int as total from billing.usage_recyclings',
  );
  return { rows: list.rows.map(toRow), total: count.rows[0]?.total ?? 0 };
};

/** What the panel is told of a run of recycling. */
export const toRecycling = ({
  id: _id,
  upToId: _upToId,
  after: _after,
  actor,
  ...row
}: RecyclingRow): Recycling => ({ ...row, startedBy: actor.name });

/** Adds what became of more rows. */
export const addOutcome = (sum: RecyclingOutcome, more: RecyclingOutcome): RecyclingOutcome => {
  const heldByReason = { ...sum.heldByReason };
  for (const [reason, rows] of Object.entries(more.heldByReason)) {
    const key = reason as keyof typeof heldByReason;
    heldByReason[key] = (heldByReason[key] ?? 0) + rows;
  }
  return {
    rows: sum.rows + more.rows,
    recycled: sum.recycled + more.recycled,
    held: sum.held + more.held,
    sellMicro: sum.sellMicro + more.sellMicro,
    costMicro: sum.costMicro + more.costMicro,
    heldByReason,
  };
};

export const NO_OUTCOME: RecyclingOutcome = {
  rows: 0,
  recycled: 0,
  held: 0,
  sellMicro: 0,
  costMicro: 0,
  heldByReason: {},
};

/** Rows that stay, by the reason that is left. */
export const countByReason = (
  reasons: readonly SuspenseReason[],
): RecyclingOutcome['heldByReason'] => {
  const counts: RecyclingOutcome['heldByReason'] = {};
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
};
