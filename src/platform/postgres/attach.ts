import { setTimeout as sleep } from 'node:timers/promises';
import { withConnection } from './connect';
import { errorCode, PostgresStartError } from './errors';
import { superuser } from './password';
import { findPostmaster, type Postmaster } from './postmaster';

/** Loopback only: nobody outside this machine ever reaches the built-in server. */
export const host = '127.0.0.1';

/** Crash recovery after a power cut in the middle of a bulk load can take a while. */
const PATIENCE_MS = 120_000;

/** The URL of one of the server's databases, password included. */
export const serverUrl = ({
  port,
  password,
  database,
}: {
  port: number;
  password: string;
  database: string;
}): string => `postgres://${superuser}:${password}@${host}:${port}/${encodeURIComponent(database)}`;

type Answer = 'ours' | 'not yet' | 'other';

const ask = async ({
  port,
  password,
  dataDir,
}: {
  port: number;
  password: string;
  dataDir: string;
}): Promise<Answer> => {
  try {
    const connectionString = serverUrl({ port, password, database: 'postgres' });
    return await withConnection({ connectionString, timeoutMs: 3_000 }, async (client) => {
      const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
      return rows[0]?.data_directory === dataDir ? 'ours' : 'other';
    });
  } catch (error) {
    // 28P01: the password was refused.
    return errorCode(error) === '28P01' ? 'other' : 'not yet';
  }
};

/**
 * Waits until the server on `dataDir` answers with our password.
 * @returns undefined as soon as there is no server (any more).
 * @throws PostgresStartError `password` when it is ours but refuses us, `not-responding` when it
 * says nothing for two minutes.
 */
export const awaitServer = async ({
  dataDir,
  password,
}: {
  dataDir: string;
  password: string;
}): Promise<Postmaster | undefined> => {
  const deadline = Date.now() + PATIENCE_MS;
  let postmaster = findPostmaster(dataDir);
  while (postmaster) {
    if (postmaster.status === 'ready') {
      const answer = await ask({ port: postmaster.port, password, dataDir });
      if (answer === 'ours') return postmaster;
      if (answer === 'other') {
        throw new PostgresStartError({
          code: 'password',
          message: `The PostgreSQL that runs on ${dataDir} (process ${postmaster.pid}) does not accept our password: put the right password file back beside it, or set DATABASE_URL.`,
        });
      }
    }
    if (Date.now() > deadline) {
      throw new PostgresStartError({
        code: 'not-responding',
        message: `The PostgreSQL that runs on ${dataDir} (process ${postmaster.pid}) does not answer: stop that process and start again.`,
      });
    }
    await sleep(25);
    postmaster = findPostmaster(dataDir);
  }
  return undefined;
};
