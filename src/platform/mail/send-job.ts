import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { enqueueJob } from '../jobs';

/** The job that sends one mail. */
export const SEND_JOB = 'mail.send';

/** What the job is told: the row id of the mail, a bigint as text. */
export type SendJobData = { emailId: string };

/** The key of the job for the next attempt after so many. */
export const attemptKey = ({ id, attempts }: { id: string; attempts: number }): string =>
  `email:${id}:${attempts}`;

/** Queues the next attempt, after a pause when the one before failed. */
export const queueAttempt = async ({
  trx,
  id,
  attempts,
  waitMs,
}: {
  trx: Knex.Transaction;
  id: string;
  attempts: number;
  waitMs?: number;
}): Promise<void> => {
  await enqueueJob({
    trx,
    name: SEND_JOB,
    data: { emailId: id },
    key: attemptKey({ id, attempts }),
    waitMs,
  });
};

/** Queues an attempt beside those that may be queued already: whichever comes first sends. */
export const queueExtraAttempt = async ({
  trx,
  id,
}: {
  trx: Knex.Transaction;
  id: string;
}): Promise<void> => {
  await enqueueJob({
    trx,
    name: SEND_JOB,
    data: { emailId: id },
    key: `email:${id}:${randomUUID()}`,
  });
};
