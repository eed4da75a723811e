import type { Core } from '@strapi/strapi';
import { DelayedError, type Job } from 'bullmq';
import { findJob, type JobData } from './define-job';

/** How long a job steps back when its kind is at its limit in this process, so that another process may take it. */
const STEP_BACK_MS = 100;

/**
 * Makes the function that a worker runs for each job: finds the definition, keeps to its concurrency, handles.
 * `isBusy` tells whether any job is in hand.
 */
export const createProcessor = (strapi: Core.Strapi) => {
  const running = new Map<string, number>();
  const isBusy = (): boolean => [...running.values()].some((count) => count > 0);

  const process = async (job: Job<JobData, void>, token?: string): Promise<void> => {
    const definition = findJob(job.name);
    if (!definition) {
      throw new Error(`No plugin of this process defines the job ${job.name}`);
    }
    const count = running.get(job.name) ?? 0;
    if (count >= definition.concurrency) {
      await job.moveToDelayed(Date.now() + STEP_BACK_MS, token);
      throw new DelayedError();
    }
    running.set(job.name, count + 1);
    try {
      await definition.handle({ strapi, data: job.data });
    } finally {
      running.set(job.name, (running.get(job.name) ?? 1) - 1);
    }
  };
  return { process, isBusy };
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
