import type { Core } from '@strapi/strapi';

import { defineJob } from '../../../../../../src/platform/jobs';
import { database } from '../usage-file-row';
import { runRecycling } from './run-recycling';
import { RECYCLE_JOB, recycleKey } from './start-recycling';

/** Some minutes with the growing pauses of the queue: a database that restarts is back by then. */
const ATTEMPTS = 8;

type RecycleJob = { recyclingId: number };

const giveUp = async (input: { strapi: Core.Strapi; data: RecycleJob; error: Error }) => {
  const { strapi, data, error } = input;
  const db = database(strapi);
  const message = `Recycling stopped: ${error.message}. What was recycled stays. Mend the cause and recycle again.`;
  await db('billing.usage_recyclings')
    .where({ id: data.recyclingId })
    .whereIn('status', ['queued', 'running'])
    .update({ status: 'failed', error_message: message, finished_at: db.fn.now() });
};

/** The job of recycling. After a restart every run that has not ended is queued again. */
export const defineRecycleJob = (): void => {
  defineJob<RecycleJob>({
    name: RECYCLE_JOB,
    concurrency: 1,
    attempts: ATTEMPTS,
    handle: ({ strapi, data }) => runRecycling({ strapi }, data),
    giveUp,
    recover: async ({ strapi }) => {
      const rows = (await database(strapi)('billing.usage_recyclings')
        .whereIn('status', ['queued', 'running'])
        .orderBy('id')
        .select('id')) as { id: string }[];
      return rows.map(({ id }) => ({
        data: { recyclingId: Number(id) },
        key: recycleKey(Number(id)),
      }));
    },
  });
};
