import path from 'node:path';
import { checkDatabase } from './check-database';
import { startEmbeddedPostgres, type Log } from './start-embedded-postgres';

/** The database to work with, and how to let go of it. */
export type ResolvedDatabase = {
  /** Connection string with the password; not for logs. */
  url: string;
  kind: 'external' | 'embedded';
  stop: () => Promise<void>;
};

/**
 * Uses the database that DATABASE_URL names, after checking it; without one the built-in
 * PostgreSQL, with its data in `<appDir>/.data/postgres`.
 * @throws PostgresStartError with a sentence for people.
 */
export const resolveDatabase = async ({
  appDir,
  env,
  log,
}: {
  appDir: string;
  env: NodeJS.ProcessEnv;
  log: Log;
}): Promise<ResolvedDatabase> => {
  const url = env.DATABASE_URL;
  if (url) {
    await checkDatabase({ url, useSsl: env.DATABASE_SSL === 'true' });
    return { url, kind: 'external', stop: () => Promise.resolve() };
  }
  const server = await startEmbeddedPostgres({
    dataRoot: path.join(appDir, '.data', 'postgres'),
    log,
  });
  return { url: server.url, kind: 'embedded', stop: server.stop };
};
