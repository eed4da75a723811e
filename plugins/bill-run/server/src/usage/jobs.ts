import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';

import { defineJob } from '../../../../../src/platform/jobs';
import { importUsageFile } from './import-usage-file';
import { IMPORT_JOB } from './receive-usage-file';
import { database, finishUsageFile } from './usage-file-row';

/** Some minutes with the growing pauses of the queue: a database that restarts is back by then. */
const ATTEMPTS = 8;
const LOOK_AGAIN_MS = 2_000;

type ImportJob = { fileId: number };

/** Waits while another worker has the file, so that it is taken over should that one die. */
const handle = async ({ strapi, data }: { strapi: Core.Strapi; data: ImportJob }) => {
  while ((await importUsageFile({ strapi }, data)) === 'busy') await sleep(LOOK_AGAIN_MS);
};

const giveUp = async (input: { strapi: Core.Strapi; data: ImportJob; error: Error }) => {
  const { strapi, data, error } = input;
  const message = `The import stopped: ${error.message}. What was imported stays. Mend the cause and press Retry to go on.`;
  await finishUsageFile(database(strapi), {
    id: data.fileId,
    status: 'failed',
    error: { code: 'usage-import-failed', message },
  });
};

/** The jobs of usage. After a restart every file whose import is not finished is queued again. */
export const defineUsageJobs = (): void => {
  defineJob<ImportJob>({
    name: IMPORT_JOB,
    // One at a time in a process: an import keeps a core busy by itself.
    concurrency: 1,
    attempts: ATTEMPTS,
    handle,
    giveUp,
    recover: async ({ strapi }) => {
      const files = (await database(strapi)('billing.usage_files')
        .whereIn('status', ['received', 'importing'])
        .orderBy('id')
        .select('id')) as { id: string }[];
      return files.map(({ id }) => ({
        data: { fileId: Number(id) },
        key: `usage-file:${id}`,
      }));
    },
  });
};
