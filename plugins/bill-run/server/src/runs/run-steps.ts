import type { Knex } from 'knex';

import { enqueueJob } from '../../../../../src/platform/jobs';

export type StepName = 'draft' | 'issue' | 'documents' | 'delivery';

/**
 * One part of a step of a run: of drafting a chunk number; of what follows a round of issuing `<round>:<issuer>`, and
 * `<round>:<slice>` of the bills of that round.
 */
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
    await enqueueStep(trx, { runId, pass, step, part }, FIRST);
  }
};

/** The occasion of a step's first queueing. */
export const FIRST = 'first';

/** The kind of job that does a step: PDFs and mails take long, and keep nobody's bills from being made. */
export const jobOfStep = (step: StepName): 'bill-run.step' | 'bill-run.papers' =>
  step === 'documents' || step === 'delivery' ? 'bill-run.papers' : 'bill-run.step';

/** What tells the queueing of a step from that of any other. */
export const stepJobKey = (key: StepKey, occasion: string): string =>
  `${key.runId}:${key.pass}:${key.step}:${key.part}:${occasion}`;

/** Queues a step; `occasion` tells a second queueing (a retry, a restart) from the first. */
export const enqueueStep = (trx: Knex.Transaction, key: StepKey, occasion: string) =>
  enqueueJob({
    trx,
    name: jobOfStep(key.step),
    data: key,
    key: stepJobKey(key, occasion),
  });

/** Whether a step still has to be done and may begin: what is done is not done again, and a paused run stands still. */
export const isStepOpen = async (db: Knex, key: StepKey): Promise<boolean> => {
  const { rows } = await db.raw(
    `select exists (
       select from billing.run_steps s join bill_runs r on r.id = s.run_id
       where s.run_id = :runId and s.pass = :pass and s.step = :step and s.part = :part and s.status = 'waiting'
         and r.paused_at is null) as open`,
    key,
  );
  return rows[0].open;
};

/**
 * Runs the work of a step in one transaction with its mark, so that it happens once however often it is tried: a
 * second worker waits on the row, finds it done and gives way. Nothing begins while the run is paused. Resolves false
 * when there was nothing to do.
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
         and not exists (select from bill_runs where id = :runId and paused_at is not null)
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

/** The part of a step that follows a round of issuing. */
export const roundPart = ({ round, of }: { round: number; of: string | number }): string =>
  `${round}:${of}`;

/** Takes such a part apart. */
export const readRoundPart = (part: string): { round: number; of: string } => {
  const colon = part.indexOf(':');
  return { round: Number(part.slice(0, colon)), of: part.slice(colon + 1) };
};

/** The last round of issuing of a run; 0 before the first. */
export const lastRound = async (db: Knex, runId: number): Promise<number> => {
  const result = await db.raw(
    `select coalesce(max(split_part(part, ':', 1)::int), 0)::int as round from billing.run_steps
     where run_id = ? and step = 'issue'`,
    [runId],
  );
  return result.rows[0].round;
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

/** Whether parts of a step of any pass are still waiting: what follows the issuing goes its own pace. */
export const isStepWaiting = async (db: Knex, runId: number, step: StepName): Promise<boolean> => {
  const result = await db.raw(
    `select exists (select from billing.run_steps where run_id = ? and step = ? and status = 'waiting') as waiting`,
    [runId, step],
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
     order by pass desc, array_position(array['delivery', 'documents', 'issue', 'draft'], step) limit 1`,
    [runId],
  );
  return result.rows[0]?.step;
};
