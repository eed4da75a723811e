import type { Core } from '@strapi/strapi';
import type { Job } from 'bullmq';
import { findJob, type JobData } from './define-job';

/** Makes the function that workers run for each job: finds the definition, handles. `isBusy` tells whether any job is in hand. */
export const createProcessor = (strapi: Core.Strapi) => {
  let inHand = 0;
  const process = async (job: Job<JobData, void>): Promise<void> => {
    const definition = findJob(job.name);
    if (!definition) {
      throw new Error(`No plugin of this process defines the job ${job.name}`);
    }
    inHand += 1;
    try {
      await definition.handle({ strapi, data: job.data });
    } finally {
      inHand -= 1;
    }
  };
  return { process, isBusy: (): boolean => inHand > 0 };
};

/** Logs a failed attempt, and tells the definition when it was the last. */
export const createFailureListener =
  (strapi: Core.Strapi) =>
  (job: Job<JobData, void> | undefined, error: Error): void => {
    if (!job) return;
    if (job.attemptsMade < (job.opts.attempts ?? 1)) {
      strapi.log.warn(`Job ${job.name} ${job.id} will be tried again: ${error.message}`);
      return;
    }
    strapi.log.error(`Job ${job.name} ${job.id} failed for good: ${error.stack ?? error.message}`);
    findJob(job.name)
      ?.giveUp?.({ strapi, data: job.data, error })
      .catch((cause: unknown) =>
        strapi.log.error(`Job ${job.name}: giveUp failed: ${String(cause)}`),
      );
  };
