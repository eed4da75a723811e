import type { Core } from '@strapi/strapi';
import { claimRows, markDone } from '../outbox';
import { definedJobs, findJob, type JobData } from './define-job';
import { nameOf, topicOf } from './enqueue-job';
import type { JobQueues } from './queue';

const BATCH = 200;
const DEFAULT_ATTEMPTS = 10;
const FAILED_KEPT = 1_000;

/** The id of a job in the queue: adding the same outbox row twice makes one job. */
export const jobIdOf = (outboxId: string): string => `outbox-${outboxId}`;

/** A job as the queue takes it. */
export const queueEntry = ({ id, name, data }: { id: string; name: string; data: JobData }) => ({
  name,
  data,
  opts: {
    jobId: jobIdOf(id),
    attempts: findJob(name)?.attempts ?? DEFAULT_ATTEMPTS,
    backoff: { type: 'exponential', delay: 500 },
    removeOnComplete: true,
    removeOnFail: { count: FAILED_KEPT },
  },
});

type Entry = ReturnType<typeof queueEntry>;

const byName = (entries: Entry[]): Map<string, Entry[]> => {
  const kinds = new Map<string, Entry[]>();
  for (const entry of entries) {
    const ofKind = kinds.get(entry.name);
    if (ofKind) ofKind.push(entry);
    else kinds.set(entry.name, [entry]);
  }
  return kinds;
};

/**
 * Moves waiting `job:` rows of the outbox into the queues until none is due. A crash between the two leaves the row
 * waiting; it is then added again under the same id.
 */
export const deliverJobs = async ({
  strapi,
  queues,
}: {
  strapi: Core.Strapi;
  queues: JobQueues;
}): Promise<void> => {
  const topics = definedJobs().map(({ name }) => topicOf(name));
  if (topics.length === 0) return;
  let delivered: number;
  do {
    delivered = await strapi.db.connection.transaction(async (trx) => {
      const rows = await claimRows({ trx, topics, limit: BATCH });
      if (rows.length === 0) return 0;
      const entries = rows.map(({ id, topic, payload }) =>
        queueEntry({ id, name: nameOf(topic), data: payload }),
      );
      for (const [name, ofKind] of byName(entries)) await queues.of(name).addBulk(ofKind);
      await markDone({ trx, ids: rows.map(({ id }) => id) });
      return rows.length;
    });
  } while (delivered === BATCH);
};
