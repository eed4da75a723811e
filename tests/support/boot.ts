import type * as StrapiPackage from '@strapi/strapi';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { createTestDatabase } from './database';
import { testEnvironment } from './environment';
import { keepListeners } from './listeners';
import { appDir, distDir } from './paths';
import { requireOnce } from './require-once';

/** A booted application on a database of its own. */
export type TestApp = {
  strapi: Core.Strapi;
  /** Speaks HTTP to it, without a port. */
  request: TestAgent;
  knex: Knex;
  databaseUrl: string;
  /** Closes the application and drops its database. Call it in `afterAll`. */
  destroy: () => Promise<void>;
};

type BootOptions = {
  /** `inline` works on background jobs in this process; `off`, the default, leaves them in the outbox. */
  worker?: 'off' | 'inline';
  /** Called after everything is registered and before it boots, for instance to define jobs of the test. */
  prepare?: (strapi: Core.Strapi) => void | Promise<void>;
  /** Boot on this database instead of a fresh copy of the template; it is not dropped. */
  databaseUrl?: string;
  /** The mail server to send with; none unless said. */
  smtpUrl?: string;
};

/**
 * Strapi reads a document again after it is made, without anybody waiting for it. Ending the application in the middle
 * of that would fail some later test.
 */
const poolAtRest = async (knex: Knex): Promise<void> => {
  const { pool } = knex.client as {
    pool: { numUsed(): number; numPendingAcquires(): number };
  };
  for (let quiet = 0; quiet < 3; ) {
    quiet = pool.numUsed() + pool.numPendingAcquires() === 0 ? quiet + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** What ends the application that was booted last, if it still runs: a test file that ran out of time may have left it. */
const last = globalThis as { endLastApp?: () => Promise<void> };

/**
 * Boots the compiled application on a copy of the template database (about a second). One at a time in a process:
 * destroy it before booting the next.
 */
export const bootStrapi = async (options: BootOptions = {}): Promise<TestApp> => {
  const { worker = 'off', prepare, smtpUrl } = options;
  await last.endLastApp?.();
  const keepingOthers = keepListeners();
  const own = options.databaseUrl ? undefined : await createTestDatabase();
  const databaseUrl = options.databaseUrl ?? own?.url ?? '';
  Object.assign(process.env, testEnvironment({ databaseUrl, worker, smtpUrl }));
  const { createStrapi } = requireOnce<typeof StrapiPackage>('@strapi/strapi');
  const strapi = createStrapi({ appDir, distDir, autoReload: false, serveAdminPanel: false });
  strapi.log.level = process.env.BILLWRIGHT_LOG_LEVEL ?? 'warn';
  // What strapi.load() does, with a place in between.
  await strapi.register();
  await prepare?.(strapi);
  await strapi.bootstrap();
  strapi.isLoaded = true;
  strapi.server.mount();
  const destroy = async (): Promise<void> => {
    last.endLastApp = undefined;
    await poolAtRest(strapi.db.connection);
    await keepingOthers(() => strapi.destroy());
    await own?.drop();
  };
  last.endLastApp = destroy;
  return {
    strapi,
    request: supertest(strapi.server.httpServer),
    knex: strapi.db.connection,
    databaseUrl,
    destroy,
  };
};

/**
 * The module of the booted application, where an import of the test would be a second copy with a state of its own
 * (a registry, a cache). `path` is as in the sources: `src/platform/jobs`.
 */
export const fromDist = <Module>(path: string): Module => requireOnce<Module>(`${distDir}/${path}`);
