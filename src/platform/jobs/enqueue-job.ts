import type { Knex } from 'knex';
import { enqueueOutbox } from '../outbox';
import type { JobData } from './define-job';

const PREFIX = 'job:';

/** The outbox topic of a kind of job. */
export const topicOf = (name: string): string => `${PREFIX}${name}`;

/** The kind of job of an outbox topic. */
export const nameOf = (topic: string): string => topic.slice(PREFIX.length);

/**
 * Queues a job as part of the caller's transaction: it runs after the commit, and never when it rolls back.
 * `key` says what the job is about (`run:12:collect:3`): the same name and key are queued once, ever.
 * `waitMs` puts it off at least that long.
 * @returns whether it was queued now; false when the key was taken before.
 */
export const enqueueJob = async ({
  trx,
  name,
  data,
  key,
  waitMs,
}: {
  trx: Knex.Transaction;
  name: string;
  data: JobData;
  key: string;
  waitMs?: number;
}): Promise<boolean> => enqueueOutbox({ trx, topic: topicOf(name), key, payload: data, waitMs });
