import {
  runRecycling,
  settleRows,
  startRecycling,
  tryRecycling,
} from '../../plugins/bill-run/server/src/usage';
import type {
  Recycling,
  SuspenseSelection,
} from '../../plugins/bill-run/shared/contracts/suspense';
import type { TestApp } from '../support';

/** Who mends in the tests. */
export const PRIYA = { kind: 'admin', id: '1', name: 'Priya Shah' };

export type RunRow = Pick<Recycling, 'status'> & {
  rows_total: number;
  rows_done: number;
  rows_recycled: number;
  rows_held: number;
  sell_micro: number;
};

export const runRow = async ({ knex }: TestApp, id: number): Promise<RunRow> => {
  const { rows } = await knex.raw(
    `select status, rows_total::int, rows_done::int, rows_recycled::int, rows_held::int, sell_micro::int
     from billing.usage_recyclings where id = ?`,
    [id],
  );
  return rows[0] as RunRow;
};

export const start = async (app: TestApp, selection: SuspenseSelection): Promise<number> => {
  const started = await startRecycling(app, { selection, actor: PRIYA });
  if (!started.ok) throw new Error(started.error.code);
  return started.value.id;
};

/** Recycles to the end; null when nothing was open. */
export const recycle = async (
  app: TestApp,
  selection: SuspenseSelection = {},
  chunkRows?: number,
): Promise<RunRow | null> => {
  const started = await startRecycling(app, { selection, actor: PRIYA });
  if (!started.ok) return null;
  await runRecycling(app, { recyclingId: started.value.id, chunkRows });
  return runRow(app, started.value.id);
};

export const trial = async (app: TestApp, selection: SuspenseSelection = {}, mostRows?: number) => {
  const tried = await tryRecycling(app, { selection, actor: PRIYA, mostRows });
  if (!tried.ok) throw new Error(tried.error.code);
  return tried.value;
};

export const settle = (
  app: TestApp,
  action: Parameters<typeof settleRows>[1]['action'],
  selection: SuspenseSelection,
  reason = 'Agreed with Gamma on the phone',
) => settleRows(app, { action, selection, reason, actor: PRIYA });

export type HeldRow = {
  id: number;
  line_no: number;
  reason: string;
  message: string;
  status: string;
  raw: string;
  corrected: string | null;
  accepted: string[];
  attempts: number;
  mend_key: string | null;
  card_id: number | null;
  record_id: string | null;
};

export const heldRows = async ({ knex }: TestApp, fileId: number): Promise<HeldRow[]> => {
  const { rows } = await knex.raw(
    `select id::int, line_no::int, reason, message, status, raw, corrected, accepted, attempts, mend_key, card_id,
            record_id::text
     from billing.usage_suspense where file_id = ? order by line_no`,
    [fileId],
  );
  return rows as HeldRow[];
};

export type EventRow = {
  action: string;
  actor_name: string;
  reason: string | null;
  recycling_id: number | null;
};

export const events = async ({ knex }: TestApp, suspenseId: number): Promise<EventRow[]> => {
  const { rows } = await knex.raw(
    `select action, actor_name, reason, recycling_id::int from billing.usage_suspense_events
     where suspense_id = ? order by id`,
    [suspenseId],
  );
  return rows as EventRow[];
};

export const documentIdOf = async ({ knex }: TestApp, fileId: number): Promise<string> => {
  const row = await knex('billing.usage_files').where({ id: fileId }).first('document_id');
  return row.document_id as string;
};
