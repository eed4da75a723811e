import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { addDays } from '../../../src/billing/calendar';
import {
  createDatabase,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
  withDatabase,
} from '../../../src/platform/postgres';
import { hasRedis, startRedis } from '../../support/redis';
import { type Site, startBureau, startEngine } from './crew';
import { askOf, countRuns, type Outcome, outcomeOf } from './outcome';
import { CUSTOMERS_A_DAY, seedBureau } from './seed';

const ENGINE_KILLS = 46;
const PROCESS_KILLS = 4;
/** Bill days of the month ahead, so that nothing on a bill depends on the day on which the test runs. */
const DAYS = Array.from({ length: 9 }, (_, n) =>
  addDays(new Date().toISOString().slice(0, 10), n + 3),
);

/** A small generator, so that a failure can be repeated. */
const randomOf = (seed: number) => (from: number, to: number) => {
  seed = (seed * 48271) % 2147483647;
  return from + (seed % (to - from + 1));
};

describe('bill runs whose workers are killed at random moments', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'billwright-faults-'));
  const random = randomOf(20261114);
  let server: EmbeddedPostgres;
  let undisturbed: Outcome;

  const siteOf = async (name: string): Promise<Site> => {
    await createDatabase({ url: server.url, name, template: 'seed' });
    return {
      databaseUrl: withDatabase({ url: server.url, name }),
      storage: path.join(folder, name),
    };
  };

  /** A server of our own, since it is killed too. */
  beforeAll(async () => {
    server = await startEmbeddedPostgres({
      dataRoot: path.join(folder, 'postgres'),
      database: 'seed',
      settings: { fsync: 'off', max_connections: 100 },
      log: () => undefined,
    });
    await seedBureau({ databaseUrl: server.url, days: DAYS });
    const peace = await siteOf('peace');
    await startBureau(peace, DAYS).ended;
    undisturbed = await outcomeOf(peace.databaseUrl);
  }, 180_000);

  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Two engines at a time, until so many have been killed and all days are billed. Resolves the number killed. */
  const billByEngines = async (site: Site): Promise<number> => {
    let [doomed, killed] = [0, 0];
    const keepGoing = async () => {
      for (;;) {
        const isToDie = doomed < ENGINE_KILLS;
        if (isToDie) doomed += 1;
        const engine = startEngine(site, {
          dieAt: isToDie ? random(1, 60) : 0,
          dieAfterMs: random(0, 4),
          dates: DAYS,
        });
        if ((await engine.ended) === 'finished') return;
        killed += 1;
      }
    };
    await Promise.all([keepGoing(), keepGoing()]);
    return killed;
  };

  /** Ends a process of PostgreSQL that serves this database as if it had crashed: the server ends all and recovers. */
  const crashServer = async (site: Site): Promise<void> => {
    await askOf(site.databaseUrl, async (knex) => {
      const { rows } = await knex.raw<{ rows: { pid: number }[] }>(
        'select pg_backend_pid() as pid',
      );
      process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
      await knex.raw('select pg_sleep(5)').catch(() => undefined);
    });
  };

  /** Two whole applications at a time make and send the documents; one kill after another, then in peace to the end. */
  const finishByBureaus = async (site: Site): Promise<number> => {
    let killed = 0;
    while (killed < PROCESS_KILLS) {
      const pair = [startBureau(site), startBureau(site)];
      await Promise.all(pair.map(({ up }) => up));
      for (const bureau of pair) {
        await sleep(random(0, 400));
        bureau.kill();
        if ((await bureau.ended) === 'killed') killed += 1;
      }
    }
    const last = startBureau(site);
    await last.up;
    await crashServer(site);
    const failed = last.ended.then(() => Promise.reject(new Error('the last process has ended')));
    await Promise.race([allComplete(site), failed]);
    last.kill();
    await last.ended;
    return killed;
  };

  const allComplete = async (site: Site): Promise<void> => {
    for (;;) {
      const runs = await countRuns(site.databaseUrl).catch(() => undefined);
      if (runs && runs.open === 0) return;
      await sleep(100);
    }
  };

  it('leave in peace what there is to compare with: bills, documents, mails and acts', () => {
    const expected = DAYS.length * CUSTOMERS_A_DAY;
    expect(undisturbed.invoices).toHaveLength(expected);
    expect(undisturbed.documents).toHaveLength(expected);
    expect(undisturbed.emails).toHaveLength(expected);
    expect(undisturbed.acts.length).toBeGreaterThan(0);
  });

  it('are the same, row for row, after 50 kills and a crash of the database', async () => {
    const site = await siteOf('killed');
    expect(await billByEngines(site)).toBe(ENGINE_KILLS);
    const before = await countRuns(site.databaseUrl);
    expect(before.open).toBeGreaterThanOrEqual(DAYS.length);
    expect(await finishByBureaus(site)).toBe(PROCESS_KILLS);
    expect(await outcomeOf(site.databaseUrl)).toEqual(undisturbed);
  }, 300_000);

  if (hasRedis()) {
    it('are the same when Redis holds the queue', async () => {
      const redis = await startRedis();
      const site = { ...(await siteOf('redis')), redisUrl: redis.url };
      await startBureau(site, DAYS).ended;
      await redis.stop();
      expect(await outcomeOf(site.databaseUrl)).toEqual(undisturbed);
    }, 120_000);
  } else {
    it.skip('the same on Redis: SKIPPED, it is not installed here', () => undefined);
  }
});
