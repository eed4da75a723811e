import type { Knex } from 'knex';

/** What goes into an outbox row: plain JSON with ids, not the truth itself. */
export type OutboxPayload = Record<string, unknown>;

/**
 * Writes down something to do once the caller's transaction has committed. Nothing happens when it rolls back.
 * A `key` is taken once for each topic, for ever: writing it again changes nothing. `waitMs` puts it off that long.
 * @returns whether the row is new.
 * @throws the database error when the transaction is already broken.
 */
export const enqueueOutbox = async ({
  trx,
  topic,
  key,
  payload = {},
  waitMs,
}: {
  trx: Knex.Transaction;
  topic: string;
  key: string;
  payload?: OutboxPayload;
  waitMs?: number;
}): Promise<boolean> => {
  const [column, value] =
    waitMs === undefined ? ['', ''] : [', available_at', ", now() + ? * interval '1 millisecond'"];
  // No conflict target and no RETURNING: both would need the right to read the table, which scoped roles lack.
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `insert into billing.outbox (topic, key, payload${column}) values (?, ?, ?${value}) on conflict do nothing`,
    [topic, key, JSON.stringify(payload), ...(waitMs === undefined ? [] : [waitMs])],
  );
  return rowCount === 1;
};
