import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { handledTopics } from '../outbox';
import { definedJobs } from './define-job';
import { topicOf } from './enqueue-job';
import type { JobQueues } from './queue';
import { withQueues } from './worker';

const CHECK_MS = 40;

type OutboxState = { waiting: number; newest: string | null };

const outboxState = async (strapi: Core.Strapi): Promise<OutboxState> => {
  const topics = [...handledTopics(), ...definedJobs().map(({ name }) => topicOf(name))];
  const knex = strapi.db.connection;
  const { rows } = await knex.raw<{ rows: OutboxState[] }>(
    `select count(*) filter (where done_at is null and topic = any(?))::int as waiting,
            max(id)::text as newest from billing.outbox`,
    [topics],
  );
  return rows[0] ?? { waiting: 0, newest: null };
};

const countOpenJobs = async (queues: JobQueues): Promise<number> => {
  const counts = await Promise.all(
    queues.all().map((queue) => queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized')),
  );
  return counts.flatMap((count) => Object.values(count)).reduce((sum, count) => sum + count, 0);
};

/**
 * Waits until nothing is left to do: the outbox is drained and no job waits, runs or waits for another attempt.
 * For tests, demos and orderly shut-downs; the process needs no worker of its own.
 * @returns the jobs that failed for good, so that a test does not take giving up for success.
 * @throws Error when it takes longer than `timeoutMs` (60,000 unless said).
 */
export const jobsIdle = async ({
  strapi,
  timeoutMs = 60_000,
}: {
  strapi: Core.Strapi;
  timeoutMs?: number;
}): Promise<{ failed: { name: string; reason: string }[] }> =>
  withQueues(strapi, async (queues) => {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      // A job that ends between the two looks at the outbox can only have left a newer row there.
      const before = await outboxState(strapi);
      const open = await countOpenJobs(queues);
      const after = await outboxState(strapi);
      if (before.waiting + open + after.waiting === 0 && before.newest === after.newest) break;
      if (Date.now() > deadline) {
        throw new Error(
          `Jobs are still busy after ${timeoutMs} ms: ${open} in the queue, ${after.waiting} in the outbox`,
        );
      }
      await sleep(CHECK_MS);
    }
    const failed = (await Promise.all(queues.all().map((queue) => queue.getFailed()))).flat();
    return {
      failed: failed.map(({ name, failedReason }) => ({ name, reason: failedReason ?? '' })),
    };
  });
