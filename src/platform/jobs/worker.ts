import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { drainEvents, startDrainer, type Drainer } from '../outbox';
import { definedJobs } from './define-job';
import { deliverJobs } from './deliver-jobs';
import { createFailureListener, createProcessor } from './process-job';
import { openQueue, openWorker, type JobQueue, type JobWorker } from './queue';
import { recoverJobs } from './recover-jobs';

type RunningWorker = {
  queue: JobQueue;
  worker: JobWorker;
  drainer: Drainer;
  isBusy: () => boolean;
};

const running = new WeakMap<Core.Strapi, RunningWorker>();

/** A killed worker's jobs are taken up again by another after about this long. */
const LOCK_MS = 4_000;
const STALLED_CHECK_MS = 2_000;
/** Jobs are idempotent, so a job that was on several killed machines is no poison. */
const STALLED_TIMES = 20;
/** How long a stopping process waits for the jobs in hand before it leaves them to another. */
const FINISH_MS = 20_000;

/** Whether this process works on jobs: BILLWRIGHT_WORKER is anything but `off`. */
export const isWorkerWanted = (): boolean => process.env.BILLWRIGHT_WORKER !== 'off';

/**
 * Plugins are destroyed before the application is, so a job in hand would lose the plugin that it runs in: the
 * worker has to stop before anything else does.
 */
const stopBeforePlugins = (strapi: Core.Strapi): void => {
  const destroy = strapi.destroy.bind(strapi);
  strapi.destroy = async () => {
    await stopWorker(strapi);
    await destroy();
  };
};

/**
 * Starts working: puts back lost jobs, drains the outbox, takes jobs from the queue. Ends by itself when Strapi is
 * destroyed.
 * @throws the connection error of the queue.
 */
export const startWorker = async (strapi: Core.Strapi): Promise<void> => {
  stopBeforePlugins(strapi);
  const queue = await openQueue(strapi);
  await recoverJobs({ strapi, queue });
  const { process: processor, isBusy } = createProcessor(strapi);
  const worker = await openWorker({
    strapi,
    processor,
    options: {
      concurrency: definedJobs().reduce((sum, { concurrency }) => sum + concurrency, 1),
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_CHECK_MS,
      maxStalledCount: STALLED_TIMES,
    },
  });
  worker.on('failed', createFailureListener(strapi));
  const drainer = startDrainer({
    strapi,
    drain: async () => {
      await deliverJobs({ strapi, queue });
      await drainEvents(strapi);
    },
  });
  running.set(strapi, { queue, worker, drainer, isBusy });
};

/**
 * Stops taking jobs, waits for those in hand, and closes every connection of the queue. A job that takes too long is
 * left: its lock runs out and another worker does it again. Safe to call twice.
 */
export const stopWorker = async (strapi: Core.Strapi): Promise<void> => {
  const parts = running.get(strapi);
  if (!parts) return;
  running.delete(strapi);
  const { queue, worker, drainer, isBusy } = parts;
  await drainer.stop();
  await worker.pause(true);
  const deadline = Date.now() + FINISH_MS;
  while (isBusy() && Date.now() < deadline) await sleep(50);
  await worker.close(isBusy());
  await queue.close();
};

/** Calls `use` with the queue of the running worker, or with one opened for the call. */
export const withQueue = async <Value>(
  strapi: Core.Strapi,
  use: (queue: JobQueue) => Promise<Value>,
): Promise<Value> => {
  const own = running.get(strapi);
  if (own) return use(own.queue);
  const queue = await openQueue(strapi);
  try {
    return await use(queue);
  } finally {
    await queue.close();
  }
};
