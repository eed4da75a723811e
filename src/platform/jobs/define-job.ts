import type { Core } from '@strapi/strapi';

/** What a job is told: ids, as plain JSON. The truth is in the tables. */
export type JobData = Record<string, unknown>;

type JobInput<Data extends JobData> = { strapi: Core.Strapi; data: Data };

/**
 * A kind of background work.
 *
 * `handle` may run more than once for the same data (a worker was killed, a lock ran out), also at the same time in
 * two processes: it must be keyed in the database so that the second time changes nothing. Throwing means: again,
 * with growing pauses.
 */
export type JobDefinition<Data extends JobData = JobData> = {
  /** Unique, such as `bill-run.collect`. */
  name: string;
  /** How many of this kind one process works on at the same time. */
  concurrency: number;
  /** Attempts before the queue gives up; 10 unless said. */
  attempts?: number;
  handle: (input: JobInput<Data>) => Promise<void>;
  /** Called once after the last attempt failed, for instance to mark a run as failed. */
  giveUp?: (input: JobInput<Data> & { error: Error }) => Promise<void>;
  /** What should be under way according to the tables; asked when a worker starts, to refill a lost queue. */
  recover?: (input: { strapi: Core.Strapi }) => Promise<{ data: Data; key: string }[]>;
};

const definitions = new Map<string, JobDefinition>();

/** Makes a kind of job known; called in `register()`. Defining a name again replaces it. */
export const defineJob = <Data extends JobData>(definition: JobDefinition<Data>): void => {
  // The queue hands back the JSON that was enqueued under this name, which is what the handler declares.
  definitions.set(definition.name, definition as unknown as JobDefinition);
};

/** The definition of a job, or undefined when this process does not know it. */
export const findJob = (name: string): JobDefinition | undefined => definitions.get(name);

/** Every kind of job that this process can do. */
export const definedJobs = (): JobDefinition[] => [...definitions.values()];
