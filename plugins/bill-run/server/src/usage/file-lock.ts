import type { Knex } from 'knex';

/** The first half of the advisory lock's key; the second is the id of the file. */
const LOCK_CLASS = `hashtext('billing.usage-file')`;

type Client = {
  acquireConnection(): Promise<unknown>;
  releaseConnection(connection: unknown): Promise<void>;
};

/**
 * Does `work` while no other process imports the file. The lock is held by a connection of its own,
 * so PostgreSQL releases it the moment this process dies.
 * @returns what `work` returned, or undefined when another process has the lock.
 */
export const withUsageFileLock = async <Result>(
  db: Knex,
  fileId: number,
  work: () => Promise<Result>,
): Promise<Result | undefined> => {
  const client = db.client as Client;
  const connection = await client.acquireConnection();
  const ask = async (call: string): Promise<boolean> => {
    const { rows } = await db
      .raw<{ rows: { done: boolean }[] }>(`select ${call}(${LOCK_CLASS}, ?::int) as done`, [fileId])
      .connection(connection);
    return rows[0]?.done === true;
  };
  try {
    if (!(await ask('pg_try_advisory_lock'))) return undefined;
    try {
      return await work();
    } finally {
      // A connection that broke has lost the lock already.
      await ask('pg_advisory_unlock').catch(() => undefined);
    }
  } finally {
    await client.releaseConnection(connection);
  }
};
