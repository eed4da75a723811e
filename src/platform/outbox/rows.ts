import type { Knex } from 'knex';
import type { OutboxPayload } from './enqueue';

/** A waiting row. `id` is a bigint as text. */
export type OutboxRow = {
  id: string;
  topic: string;
  key: string;
  payload: OutboxPayload;
  attempts: number;
};

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5 * 60_000;

/** Milliseconds to wait after the given number of failed attempts: doubling, at most five minutes. */
export const retryDelayMs = (attempts: number): number =>
  Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1), LONGEST_RETRY_MS);

type StoredRow = Omit<OutboxRow, 'payload'> & { payload: string };

/** Takes waiting rows of these topics, oldest first, for as long as the transaction lasts; others skip them. */
export const claimRows = async ({
  trx,
  topics,
  limit,
}: {
  trx: Knex.Transaction;
  topics: string[];
  limit: number;
}): Promise<OutboxRow[]> => {
  const rows = await trx('billing.outbox')
    // As text in every process, whatever `pg` has been taught about JSONB there.
    .select<StoredRow[]>('id', 'topic', 'key', trx.raw('payload::text as payload'), 'attempts')
    .whereNull('done_at')
    .whereIn('topic', topics)
    .where('available_at', '<=', trx.fn.now())
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  return rows.map((row) => ({
    ...row,
    payload: JSON.parse(row.payload) as OutboxPayload,
  }));
};

/** Marks rows as delivered, in the transaction that claimed them. */
export const markDone = async ({
  trx,
  ids,
}: {
  trx: Knex.Transaction;
  ids: string[];
}): Promise<void> => {
  await trx('billing.outbox')
    .whereIn('id', ids)
    .update({ done_at: trx.fn.now(), last_error: null, attempts: trx.raw('attempts + 1') });
};

/** Notes that a delivery failed and when it is tried again. */
export const markFailed = async ({
  knex,
  row,
  error,
}: {
  knex: Knex;
  row: OutboxRow;
  error: unknown;
}): Promise<void> => {
  const attempts = row.attempts + 1;
  await knex('billing.outbox')
    .where({ id: row.id })
    .whereNull('done_at')
    .update({
      attempts,
      last_error: (error instanceof Error ? error.message : String(error)).slice(0, 2000),
      available_at: knex.raw("now() + ? * interval '1 millisecond'", [retryDelayMs(attempts)]),
    });
};
