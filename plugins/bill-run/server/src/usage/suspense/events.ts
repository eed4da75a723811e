import type { Knex } from 'knex';

import { copyRows } from '../../../../../../src/platform/copy-rows';
import type { SuspenseEvent } from '../../../../shared/contracts/suspense';
import type { SuspenseActor } from './actor';

export type NewEvent = {
  suspenseId: string;
  action: SuspenseEvent['action'];
  reason?: string | null;
  before?: string | null;
  after?: string | null;
};

const COLUMNS = [
  'suspense_id',
  'recycling_id',
  'action',
  'actor_kind',
  'actor_id',
  'actor_name',
  'reason',
  'before',
  'after',
] as const;

/** Writes down what happened to rows, in the transaction in which it happens. */
export const addEvents = async (
  trx: Knex.Transaction,
  input: { actor: SuspenseActor; recyclingId?: number | null; events: readonly NewEvent[] },
): Promise<void> => {
  const { actor, recyclingId = null, events } = input;
  if (events.length === 0) return;
  await copyRows(trx, {
    table: 'billing.usage_suspense_events',
    columns: COLUMNS,
    rows: events.map(({ suspenseId, action, reason = null, before = null, after = null }) => [
      suspenseId,
      recyclingId,
      action,
      actor.kind,
      actor.id,
      actor.name,
      reason,
      before,
      after,
    ]),
  });
};

/** What happened to a row, oldest first. */
export const listEvents = async (db: Knex, suspenseId: number): Promise<SuspenseEvent[]> => {
  const { rows } = await db.raw<{ rows: SuspenseEvent[] }>(
    `select id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, action,
            actor_name as by, reason, before, after
     from billing.usage_suspense_events where suspense_id = ? order by id`,
    [suspenseId],
  );
  return rows;
};
