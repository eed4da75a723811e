import type { Core } from '@strapi/strapi';
import {
  createPostgresBackend,
  createRedisBackend,
  Queue,
  Worker,
  type BackendFactory,
  type IQueueBackend,
  type JobProgress,
  type Processor,
  type WorkerOptions,
} from 'bullmq';
import { types, type CustomTypesConfig } from 'pg';
import { connectionOptions } from '../migrations';
import type { JobData } from './define-job';

const QUEUE_NAME = 'billwright';

/** The queue behind either backend: nothing above this file knows which one it is. */
export type JobQueue = Queue<JobData, void, string, JobData, void, string, IQueueBackend, unknown>;
export type JobWorker = Worker<JobData, void, string, IQueueBackend, JobProgress, unknown>;

type Backend = { connection: unknown; factory: BackendFactory<IQueueBackend, unknown> };

const redisBackend = (url: string): Backend => ({
  // A worker waits for Redis as long as it takes instead of giving up on a command.
  connection: { url, maxRetriesPerRequest: null },
  factory: createRedisBackend as unknown as Backend['factory'],
});

const JSONB = 3802;

/** Strapi teaches `pg` to leave JSONB as text, for the whole process; BullMQ reads its options from JSONB. */
const jsonTypes: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === JSONB && format !== 'binary' ? JSON.parse : types.getTypeParser(oid, format),
};

const postgresBackend = (strapi: Core.Strapi): Backend => ({
  connection: {
    ...connectionOptions(strapi),
    application_name: 'billwright-queue',
    types: jsonTypes,
    // Its schema is made by whoever comes first, under a lock of its own.
    migrate: true,
    min: 0,
    max: 4,
    idleTimeoutMillis: 10_000,
  },
  factory: createPostgresBackend as unknown as Backend['factory'],
});

const backendOf = (strapi: Core.Strapi): Backend => {
  const url = process.env.REDIS_URL;
  return url ? redisBackend(url) : postgresBackend(strapi);
};

/**
 * Opens the queue for adding and counting jobs: in Redis when REDIS_URL is set, else in our own PostgreSQL.
 * The caller closes it.
 * @throws the connection error; for Redis also when the npm package `ioredis` is not installed.
 */
export const openQueue = async (strapi: Core.Strapi): Promise<JobQueue> => {
  const { connection, factory } = backendOf(strapi);
  const queue: JobQueue = new Queue(QUEUE_NAME, { connection }, factory);
  queue.on('error', (error) => strapi.log.warn(`Job queue: ${error.message}`));
  await queue.waitUntilReady();
  return queue;
};

/** Starts taking jobs from the queue. The caller closes the worker. */
export const openWorker = async ({
  strapi,
  processor,
  options,
}: {
  strapi: Core.Strapi;
  processor: Processor<JobData, void>;
  options: Pick<
    WorkerOptions,
    'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount' | 'drainDelay'
  >;
}): Promise<JobWorker> => {
  const { connection, factory } = backendOf(strapi);
  const worker: JobWorker = new Worker(QUEUE_NAME, processor, { ...options, connection }, factory);
  worker.on('error', (error) => strapi.log.warn(`Job worker: ${error.message}`));
  await worker.waitUntilReady();
  return worker;
};
