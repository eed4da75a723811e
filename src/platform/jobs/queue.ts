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
import { Pool, types, type CustomTypesConfig } from 'pg';
import { connectionOptions } from '../migrations';
import { definedJobs, type JobData } from './define-job';

/** Each kind of job has a queue of its own: one of which many wait does not keep the others from being taken. */
const queueNameOf = (kind: string): string => `billwright.${kind}`;

/** The queue behind either backend: nothing above this file knows which one it is. */
export type JobQueue = Queue<JobData, void, string, JobData, void, string, IQueueBackend, unknown>;
export type JobWorker = Worker<JobData, void, string, IQueueBackend, JobProgress, unknown>;

/** The queues of all kinds of jobs that this process knows. */
export type JobQueues = {
  /** @throws Error when no plugin of this process defines the kind. */
  of: (kind: string) => JobQueue;
  all: () => JobQueue[];
  /** Starts taking jobs of a kind. The caller closes the worker, before the queues. */
  work: (
    kind: string,
    options: {
      processor: Processor<JobData, void>;
      options: Pick<
        WorkerOptions,
        'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount' | 'drainDelay'
      >;
    },
  ) => Promise<JobWorker>;
  close: () => Promise<void>;
};

type Backend = {
  connection: unknown;
  factory: BackendFactory<IQueueBackend, unknown>;
  close: () => Promise<void>;
};

const redisBackend = (url: string): Backend => ({
  // A worker waits for Redis as long as it takes instead of giving up on a command.
  connection: { url, maxRetriesPerRequest: null },
  factory: createRedisBackend as unknown as Backend['factory'],
  close: async () => undefined,
});

const JSONB = 3802;

/** Strapi teaches `pg` to leave JSONB as text, for the whole process; BullMQ reads its options from JSONB. */
const jsonTypes: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === JSONB && format !== 'binary' ? JSON.parse : types.getTypeParser(oid, format),
};

/** Where BullMQ keeps its tables. */
const SCHEMA = 'bullmq';
/** Connections for what queues do; each worker has one more to listen with. */
const QUERIES_AT_ONCE = 4;

const postgresFactory = createPostgresBackend as unknown as Backend['factory'];

/** Makes the tables of the queue; whoever comes first makes them, under a lock of its own. */
const migrateQueue = async (connection: Record<string, unknown>): Promise<void> => {
  const queue: JobQueue = new Queue(
    queueNameOf('migration'),
    { connection: { ...connection, migrate: true, max: 1 } },
    postgresFactory,
  );
  try {
    await queue.waitUntilReady();
  } finally {
    await queue.close();
  }
};

/** All queues and workers of a process share one pool. */
const postgresBackend = async (strapi: Core.Strapi): Promise<Backend> => {
  const connection = {
    ...connectionOptions(strapi),
    application_name: 'billwright-queue',
    types: jsonTypes,
  };
  await migrateQueue(connection);
  const pool = new Pool({
    ...connection,
    options: `-c search_path=${SCHEMA}`,
    min: 0,
    max: QUERIES_AT_ONCE + definedJobs().length,
    idleTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // Every queue and worker hears of its errors.
  pool.setMaxListeners(0);
  return { connection: pool, factory: postgresFactory, close: () => pool.end() };
};

const backendOf = async (strapi: Core.Strapi): Promise<Backend> => {
  const url = process.env.REDIS_URL;
  return url ? redisBackend(url) : postgresBackend(strapi);
};

const openQueue = async (
  strapi: Core.Strapi,
  { connection, factory }: Backend,
  kind: string,
): Promise<JobQueue> => {
  const queue: JobQueue = new Queue(queueNameOf(kind), { connection }, factory);
  queue.on('error', (error) => strapi.log.warn(`Job queue ${kind}: ${error.message}`));
  await queue.waitUntilReady();
  return queue;
};

const workerOpener =
  (strapi: Core.Strapi, { connection, factory }: Backend): JobQueues['work'] =>
  async (kind, { processor, options }) => {
    const worker: JobWorker = new Worker(
      queueNameOf(kind),
      processor,
      { ...options, connection },
      factory,
    );
    worker.on('error', (error) => strapi.log.warn(`Job worker ${kind}: ${error.message}`));
    await worker.waitUntilReady();
    return worker;
  };

/**
 * Opens the queues of all defined kinds for adding and counting jobs: in Redis when REDIS_URL is set, else in our own
 * PostgreSQL. The caller closes them.
 * @throws the connection error; for Redis also when the npm package `ioredis` is not installed.
 */
export const openQueues = async (strapi: Core.Strapi): Promise<JobQueues> => {
  const backend = await backendOf(strapi);
  const queues = new Map<string, JobQueue>();
  const close = async (): Promise<void> => {
    await Promise.all([...queues.values()].map((queue) => queue.close()));
    await backend.close();
  };
  try {
    for (const { name } of definedJobs()) queues.set(name, await openQueue(strapi, backend, name));
  } catch (error) {
    await close();
    throw error;
  }
  const of = (kind: string): JobQueue => {
    const queue = queues.get(kind);
    if (!queue) throw new Error(`No plugin of this process defines the job ${kind}`);
    return queue;
  };
  return { of, all: () => [...queues.values()], work: workerOpener(strapi, backend), close };
};
