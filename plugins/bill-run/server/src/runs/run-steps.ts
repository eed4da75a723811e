import type { Knex } from 'knex';

import { enqueueJob } from '../../../../../src/platform/jobs';

export type StepName = 'draft' | 'issue' | 'documents';

/** One part of a step of a run: `part` is a chunk number, or the issuer whose bills are numbered. */
export type StepKey = { runId: number; pass: number; step: StepName; part: string };

/** Adds the parts of a step and queues a job for each. Parts that are there already are left as they are. */
export const addSteps = async (
  trx: Knex.Transaction,
  { runId, pass, step, parts }: Omit<StepKey, 'part'> & { parts: string[] },
): Promise<void> => {
  for (const part of parts) {
    await trx.raw(
      `insert into billing.run_steps (run_id, pass, step, part) values (?, ?, ?, ?) on conflict do nothing`,
      [runId, pass, step, part],
    );
    await enqueueStep(trx, { runId, pass, step, part }, 'first');
  }
};

/** Queues a step; `occasion` tells a second queueing (a retry, a restart) from the first. */
export const enqueueStep = (trx: Knex.Transaction, key: StepKey, occasion: string) =>
  enqueueJob({
    trx,
    name: 'bill-run.step',
    data: key,
    key: `${key.runId}:${key.pass}:${key.step}:${key.part}:${occasion}`,
  });

/**
 * Runs the work of a step in one transaction with its mark, so that it happens once however often it is tried: a
 * second worker waits on the row, finds it done and gives way. Resolves false when there was nothing left to do.
 */
export const onceForStep = async (
  db: Knex,
  key: StepKey,
  work: (trx: Knex.Transaction) => Promise<void>,
): Promise<boolean> =>
  db.transaction(async (trx) => {
    const locked = await trx.raw(
      `update billing.run_steps set attempts = attempts + 1, started_at = coalesce(started_at, clock_timestamp())
       where run_id = :runId and pass = :pass and step = :step and part = :part and status = 'waiting'
       returning part`,
      key,
    );
    if (locked.rowCount === 0) return false;
    await work(trx);
    await trx.raw(
      `update billing.run_steps set status = 'done', finished_at = clock_timestamp(), error = null
       where run_id = :runId and pass = :pass and step = :step and part = :part`,
      key,
    );
    await enqueueJob({
      trx,
      name: 'bill-run.advance',
      data: { runId: key.runId },
      key: `${key.runId}:after:${key.pass}:${key.step}:${key.part}`,
    });
    return true;
  });

/** Keeps the reason why a step failed, outside its rolled-back transaction. Resolves the number of failures so far. */
export const recordStepFailure = async (
  db: Knex,
  key: StepKey,
  message: string,
): Promise<number> => {
  const result = await db.raw(
    `update billing.run_steps set attempts = attempts + 1, error = :message
     where run_id = :runId and pass = :pass and step = :step and part = :part and status = 'waiting'
     returning attempts`,
    { ...key, message: message.slice(0, 500) },
  );
  return result.rows[0]?.attempts ?? 0;
};

/** How many parts of a step of a pass are still waiting. */
export const waitingParts = async (
  db: Knex,
  { runId, pass, step }: Omit<StepKey, 'part'>,
): Promise<number> => {
  const result = await db.raw(
    `select count(*)::int as waiting from billing.run_steps
     where run_id = ? and pass = ? and step = ? and status = 'waiting'`,
    [runId, pass, step],
  );
  return result.rows[0].waiting;
};

/** The highest pass of a run so far; 0 before the first. */
export const currentPass = async (db: Knex, runId: number): Promise<number> => {
  const result = await db.raw(
    `select coalesce(max(pass), 0)::int as pass from billing.run_items where run_id = ?`,
    [runId],
  );
  return result.rows[0].pass;
};

/** The kind of the steps that a run came to last; undefined before its first. */
export const latestStep = async (db: Knex, runId: number): Promise<StepName | undefined> => {
  const result = await db.raw(
    `select step from billing.run_steps where run_id = ?
     order by pass desc, array_position(array['documents', 'issue', 'draft'], step) limit 1`,
    [runId],
  );
  return result.rows[0]?.step;
};
