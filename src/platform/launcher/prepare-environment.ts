import path from 'node:path';
import { smtpOptions } from '../mail/smtp-options';
import { resolveDatabase, type Log, type ResolvedDatabase } from '../postgres';
import { loadDotEnv } from './dot-env';
import { findFreePort } from './find-free-port';
import { loadSecrets } from './secrets';

/** What a process of the application is for. */
export type Role = 'web' | 'worker' | 'tool';

/** What the process got to work with. */
export type PreparedEnvironment = {
  /** The same as in DATABASE_URL; not for logs. */
  databaseUrl: string;
  /** For people; no password. */
  databaseKind: ResolvedDatabase['kind'];
  /** Lets go of the database; the last process to do so stops the built-in server. */
  stop: () => Promise<void>;
};

const choosePort = async ({ env, log }: { env: NodeJS.ProcessEnv; log: Log }): Promise<void> => {
  const host = (env.HOST ??= '127.0.0.1');
  const port = await findFreePort({ host, wanted: env.PORT });
  if (!env.PORT && port !== 1337) log(`Port 1337 is in use, so this is port ${port}.`);
  env.PORT = String(port);
};

/**
 * Completes the environment for a process of the application: `.env`, production mode, keys, host
 * and port (`web` only), database (started if it is the built-in one). To be called before Strapi
 * is loaded, which reads all this from `process.env`.
 * @throws LaunchError, PostgresStartError, or an Error about SMTP_URL; each with one sentence for people.
 */
export const prepareEnvironment = async ({
  appDir,
  role,
  env = process.env,
  log = console.log,
}: {
  appDir: string;
  role: Role;
  env?: NodeJS.ProcessEnv;
  log?: Log;
}): Promise<PreparedEnvironment> => {
  loadDotEnv({ appDir, env });
  env.NODE_ENV ??= 'production';
  env.STRAPI_TELEMETRY_DISABLED ??= 'true';
  env.BILLWRIGHT_PROCESS ??= `billwright-${role}`;
  env.BILLWRIGHT_WORKER ??= role === 'tool' ? 'off' : 'inline';
  if (env.SMTP_URL) smtpOptions(env.SMTP_URL);
  await loadSecrets({ dataDir: path.join(appDir, '.data'), env });
  if (role === 'web') await choosePort({ env, log });
  const database = await resolveDatabase({ appDir, env, log });
  env.DATABASE_URL = database.url;
  return { databaseUrl: database.url, databaseKind: database.kind, stop: database.stop };
};
