import type { Core } from '@strapi/strapi';

import { defineJob } from '../../../../../../src/platform/jobs';
import { database } from '../usage-file-row';
import { runRerating } from './run-rerating';
import { RERATE_JOB, rerateKey } from './start-rerating';

/** Some minutes with the growing pauses of the queue: a database that restarts is back by then. */
const ATTEMPTS = 8;

type RerateJob = { reratingId: number };

const giveUp = async (input: { strapi: Core.Strapi; data: RerateJob; error: Error }) => {
  const { strapi, data, error } = input;
  const message = `It stopped: ${error.message}. What was done stays. Mend the cause and press Go on.`;
  await database(strapi)('billing.reratings')
    .where({ id: data.reratingId })
    .whereIn('status', ['queued', 'running'])
    .update({ status: 'failed', error_message: message });
};

/** The job of rating anew and of what-if. After a restart all that has not ended is queued again. */
export const defineRerateJob = (): void => {
  defineJob<RerateJob>({
    name: RERATE_JOB,
    concurrency: 1,
    attempts: ATTEMPTS,
    handle: ({ strapi, data }) => runRerating({ strapi }, data),
    giveUp,
    recover: async ({ strapi }) => {
      const rows = (await database(strapi)('billing.reratings')
        .whereIn('status', ['queued', 'running'])
        .orderBy('id')
        .select('id', 'phase')) as { id: string; phase: 'trial' | 'apply' }[];
      return rows.map(({ id, phase }) => ({
        data: { reratingId: Number(id) },
        key: rerateKey({ id: Number(id), phase }, 1),
      }));
    },
  });
};
