import type { Core } from '@strapi/strapi';
import type { PoolClient } from 'pg';
import { DemoError } from './demo-error';

/** Any number, as long as nobody else locks it. */
const LOCK_KEY = 726_531;

/** Knex's own pool, which knows how to reach the database. */
type ConnectionSource = {
  acquireConnection(): Promise<PoolClient>;
  releaseConnection(connection: PoolClient): Promise<void>;
};

/**
 * Does the work while no other demo works on the same database. The lock goes with its connection,
 * also when the process is killed.
 *
 * @throws DemoError when another demo is at work.
 */
export const withDemoLock = async (
  strapi: Core.Strapi,
  work: () => Promise<void>,
): Promise<void> => {
  const { client } = strapi.db.connection as unknown as { client: ConnectionSource };
  const connection = await client.acquireConnection();
  try {
    const { rows } = await connection.query<{ locked: boolean }>(
      'select pg_try_advisory_lock($1) as locked',
      [LOCK_KEY],
    );
    if (!rows[0]?.locked) {
      throw new DemoError('Another demo is at work on this database: wait until it has finished.');
    }
    try {
      await work();
    } finally {
      await connection.query('select pg_advisory_unlock($1)', [LOCK_KEY]).catch(() => undefined);
    }
  } finally {
    await client.releaseConnection(connection);
  }
};
