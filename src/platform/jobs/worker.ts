import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { drainEvents, startDrainer, type Drainer } from '../outbox';
import { definedJobs } from './define-job';
import { deliverJobs } from './deliver-jobs';
import { createFailureListener, createProcessor } from './process-job';
import { type JobQueues, type JobWorker, openQueues } from './queue';
import { recoverJobs } from './recover-jobs';

type RunningWorker = {
  queues: JobQueues;
  workers: JobWorker[];
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

/** One worker a kind of job, each taking no more at once than its kind allows. */
const startTaking = ({
  strapi,
  queues,
  processor,
}: {
  strapi: Core.Strapi;
  queues: JobQueues;
  processor: ReturnType<typeof createProcessor>['process'];
}): Promise<JobWorker[]> =>
  Promise.all(
    definedJobs().map(async ({ name, concurrency }) => {
      const worker = await queues.work(name, {
        processor,
        options: {
          concurrency,
          lockDuration: LOCK_MS,
          stalledInterval: STALLED_CHECK_MS,
          maxStalledCount: STALLED_TIMES,
        },
      });
      worker.on('failed', createFailureListener(strapi));
      return worker;
    }),
  );

/**
 * Starts working: puts back lost jobs, drains the outbox, takes jobs from the queues. Ends by itself when Strapi is
 * destroyed.
 * @throws the connection error of the queues.
 */
export const startWorker = async (strapi: Core.Strapi): Promise<void> => {
  stopBeforePlugins(strapi);
  const queues = await openQueues(strapi);
  await recoverJobs({ strapi, queues });
  const { process: processor, isBusy } = createProcessor(strapi);
  const workers = await startTaking({ strapi, queues, processor });
  const drainer = startDrainer({
    strapi,
    drain: async () => {
      await deliverJobs({ strapi, queues });
      await drainEvents(strapi);
    },
  });
  running.set(strapi, { queues, workers, drainer, isBusy });
};

/**
 * Stops taking jobs, waits for those in hand, and closes every connection of the queue. A job that takes too long is
 * left: its lock runs out and another worker does it again. Safe to call twice.
 */
export const stopWorker = async (strapi: Core.Strapi): Promise<void> => {
  const parts = running.get(strapi);
  if (!parts) return;
  running.delete(strapi);
  const { queues, workers, drainer, isBusy } = parts;
  await drainer.stop();
  await Promise.all(workers.map((worker) => worker.pause(true)));
  const deadline = Date.now() + FINISH_MS;
  while (isBusy() && Date.now() < deadline) await sleep(50);
  await Promise.all(workers.map((worker) => worker.close(isBusy())));
  await queues.close();
};

/** Calls `use` with the queues of the running worker, or with some opened for the call. */
export const withQueues = async <Value>(
  strapi: Core.Strapi,
  use: (queues: JobQueues) => Promise<Value>,
): Promise<Value> => {
  const own = running.get(strapi);
  if (own) return use(own.queues);
  const queues = await openQueues(strapi);
  try {
    return await use(queues);
  } finally {
    await queues.close();
  }
};
