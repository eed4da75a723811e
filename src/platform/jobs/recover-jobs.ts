import type { Core } from '@strapi/strapi';
import { definedJobs, type JobData, type JobDefinition } from './define-job';
import { jobIdOf, queueEntry } from './deliver-jobs';
import { enqueueJob, topicOf } from './enqueue-job';
import type { JobQueues } from './queue';

const ensureQueued = async ({
  strapi,
  queues,
  name,
  data,
  key,
}: {
  strapi: Core.Strapi;
  queues: JobQueues;
  name: string;
  data: JobData;
  key: string;
}): Promise<void> => {
  const knex = strapi.db.connection;
  const isNew = await knex.transaction((trx) => enqueueJob({ trx, name, data, key }));
  if (isNew) return;
  const row = await knex<{ id: string; topic: string; key: string; done_at: Date | null }>(
    'billing.outbox',
  )
    .where({ topic: topicOf(name), key })
    .first('id', 'done_at');
  // A row that still waits is delivered by the drainer.
  if (!row?.done_at) return;
  const queue = queues.of(name);
  const job = await queue.getJob(jobIdOf(row.id));
  if (!job) {
    const entry = queueEntry({ id: row.id, name, data });
    await queue.add(entry.name, entry.data, entry.opts);
  } else if (await job.isFailed()) {
    await job.retry('failed');
  }
};

const recoverOne = async ({
  strapi,
  queues,
  job,
}: {
  strapi: Core.Strapi;
  queues: JobQueues;
  job: JobDefinition;
}): Promise<void> => {
  for (const { data, key } of (await job.recover?.({ strapi })) ?? []) {
    await ensureQueued({ strapi, queues, name: job.name, data, key });
  }
};

/**
 * Asks each kind of job what the tables say should be under way and puts back what the queue does not hold, so that
 * an emptied Redis or a restored database loses nothing. A kind that cannot be recovered is logged and skipped.
 */
export const recoverJobs = async ({
  strapi,
  queues,
}: {
  strapi: Core.Strapi;
  queues: JobQueues;
}): Promise<void> => {
  for (const job of definedJobs()) {
    await recoverOne({ strapi, queues, job }).catch((error: unknown) =>
      strapi.log.error(`Jobs ${job.name} could not be recovered: ${String(error)}`),
    );
  }
};
