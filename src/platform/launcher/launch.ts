import type { Core } from '@strapi/strapi';
import type { Log } from '../postgres';
import { createCloseRegistry, type CloseRegistry } from './close-registry';
import { describeError } from './describe-error';
import { keepHeapSmall } from './keep-heap-small';
import { loadStrapi } from './load-strapi';
import { prepareEnvironment, type Role } from './prepare-environment';

/** A running application. */
export type Launched = {
  strapi: Core.Strapi;
  /** Where people find it, without a slash at the end; of no meaning for a worker. */
  url: string;
  databaseUrl: string;
  /** Add what must be closed before the application. */
  closers: CloseRegistry;
};

const publicUrl = (): string => {
  const { PUBLIC_URL, HOST, PORT } = process.env;
  if (PUBLIC_URL?.startsWith('http')) return PUBLIC_URL.replace(/\/$/, '');
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST;
  return `http://${host?.includes(':') ? `[${host}]` : host}:${PORT}`;
};

/** After Ctrl-C the process ends as soon as all is closed; until then nothing goes on here. */
const standStillWhenClosing = (closers: CloseRegistry): Promise<void> =>
  closers.isClosing() ? new Promise(() => undefined) : Promise.resolve();

/**
 * Brings the application up in this process: environment, database, Strapi; `web` also listens.
 * Signals are handled from the first moment on.
 * @throws LaunchError, PostgresStartError, or what Strapi throws; everything is closed again then.
 */
export const launch = async ({
  appDir,
  role,
  log = console.log,
}: {
  appDir: string;
  role: Role;
  log?: Log;
}): Promise<Launched> => {
  keepHeapSmall();
  const closers = createCloseRegistry({ log });
  try {
    const preparing = prepareEnvironment({ appDir, role, log });
    // Added before it is there: Ctrl-C in this very second must not leave a database behind.
    closers.add({
      name: 'the database',
      close: async () => (await preparing.catch(() => undefined))?.stop(),
    });
    const { databaseUrl } = await preparing;
    await standStillWhenClosing(closers);
    const strapi = await loadStrapi({ appDir, closers });
    await standStillWhenClosing(closers);
    // It is loaded, so this only listens.
    if (role === 'web') await strapi.start();
    return { strapi, url: publicUrl(), databaseUrl, closers };
  } catch (error) {
    await standStillWhenClosing(closers);
    await closers.closeAll({ isQuiet: true });
    throw error;
  }
};

/** Runs the entry point of a process; when it fails, says why in one line and exits with 1. */
export const runOrExplain = async (main: () => Promise<void>): Promise<void> => {
  try {
    await main();
  } catch (error) {
    console.error(describeError(error));
    process.exit(1);
  }
};
