import { setTimeout as sleep } from 'node:timers/promises';
import type * as Jobs from '../../../src/platform/jobs';
import type * as Worker from '../../../src/platform/jobs/worker';
import { bootStrapi, createTestDatabase, fromDist, type TestApp } from '../../support';
import { hasRedis, startRedis } from '../../support/redis';

const { defineJob, enqueueJob, jobsIdle, startWorker, stopWorker } =
  fromDist<typeof Jobs>('src/platform/jobs');
const { withQueues } = fromDist<typeof Worker>('src/platform/jobs/worker');

type Note = { text: string };

const handled: string[] = [];
let failures = 0;
let atOnce = 0;
let mostAtOnce = 0;
let gate = { opened: Promise.resolve(), open: (): void => undefined };
const givenUp: string[] = [];

const defineJobs = () => {
  defineJob<Note>({
    name: 'test.note',
    concurrency: 4,
    handle: async ({ data }) => {
      handled.push(data.text);
    },
    recover: async () => [{ data: { text: 'recovered' }, key: 'recovered' }],
  });
  defineJob({
    name: 'test.flaky',
    concurrency: 1,
    handle: async () => {
      failures += 1;
      if (failures < 3) throw new Error('not yet');
    },
  });
  defineJob({
    name: 'test.hopeless',
    concurrency: 1,
    attempts: 2,
    handle: async () => {
      throw new Error('never');
    },
    giveUp: async ({ data, error }) => {
      givenUp.push(`${String(data.text)}: ${error.message}`);
    },
  });
  defineJob({
    name: 'test.narrow',
    concurrency: 1,
    handle: async () => {
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      await sleep(30);
      atOnce -= 1;
    },
  });
  defineJob({ name: 'test.gated', concurrency: 1, handle: () => gate.opened });
};

/** Applications of later test files know these kinds as well; nothing is theirs to recover. */
afterAll(() => defineJob({ name: 'test.note', concurrency: 1, handle: async () => undefined }));

const shutGate = (): void => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  gate = { opened, open };
};

/** The queue's servers. The same tests run on both. */
const backends = [
  { name: 'PostgreSQL', isHere: true, start: async () => undefined },
  { name: 'Redis', isHere: hasRedis(), start: startRedis },
];

describe.each(backends.filter(({ isHere }) => isHere))('jobs on $name', ({ start }) => {
  let server: Awaited<ReturnType<typeof start>>;

  beforeAll(async () => {
    server = await start();
    if (server) process.env.REDIS_URL = server.url;
    failures = 0;
    mostAtOnce = 0;
    givenUp.length = 0;
  });
  afterAll(async () => {
    delete process.env.REDIS_URL;
    await server?.stop();
  });

  describe('with a worker in the process', () => {
    let app: TestApp;
    const enqueue = (name: string, key: string, data: Record<string, unknown> = {}) =>
      app.knex.transaction((trx) => enqueueJob({ trx, name, data, key }));

    beforeAll(async () => {
      app = await bootStrapi({ worker: 'inline', prepare: defineJobs });
    });
    afterAll(() => app.destroy());
    beforeEach(async () => {
      await jobsIdle(app);
      handled.length = 0;
    });

    it('runs a job after the commit, once for a key', async () => {
      expect(await enqueue('test.note', 'a', { text: 'hello' })).toBe(true);
      expect(await enqueue('test.note', 'a', { text: 'again' })).toBe(false);
      await jobsIdle(app);
      expect(handled).toEqual(['hello']);
      const row = await app
        .knex('billing.outbox')
        .where({ topic: 'job:test.note', key: 'a' })
        .first();
      expect(row).toMatchObject({ attempts: 1, last_error: null, done_at: expect.any(Date) });
    });

    it('runs a job that is put off when its time has come, not before', async () => {
      const put = (waitMs: number) =>
        app.knex.transaction((trx) =>
          enqueueJob({
            trx,
            name: 'test.note',
            data: { text: 'late' },
            key: `late:${waitMs}`,
            waitMs,
          }),
        );
      const startedAt = Date.now();
      await put(1_500);
      await put(3_600_000);
      while (handled.length === 0) await sleep(20);
      expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1_400);
      await app
        .knex('billing.outbox')
        .where({ key: 'late:3600000' })
        .update({ available_at: app.knex.fn.now() });
      await jobsIdle(app);
      expect(handled).toEqual(['late', 'late']);
    });

    it('never runs a job of a transaction that was rolled back', async () => {
      await expect(
        app.knex.transaction(async (trx) => {
          await enqueueJob({ trx, name: 'test.note', data: { text: 'ghost' }, key: 'ghost' });
          throw new Error('rolled back');
        }),
      ).rejects.toThrow('rolled back');
      await jobsIdle(app);
      expect(handled).toEqual([]);
    });

    it('runs many', async () => {
      await app.knex.transaction(async (trx) => {
        for (let n = 0; n < 500; n += 1) {
          await enqueueJob({ trx, name: 'test.note', data: { text: `n${n}` }, key: `many:${n}` });
        }
      });
      await jobsIdle(app);
      expect(new Set(handled).size).toBe(500);
      expect(handled).toHaveLength(500);
    });

    it('tries a failing job again', async () => {
      await enqueue('test.flaky', 'one');
      expect((await jobsIdle(app)).failed).toEqual([]);
      expect(failures).toBe(3);
    });

    it('gives up after the last attempt and says so', async () => {
      await enqueue('test.hopeless', 'one', { text: 'lost' });
      expect((await jobsIdle(app)).failed).toEqual([{ name: 'test.hopeless', reason: 'never' }]);
      expect(givenUp).toEqual(['lost: never']);
    });

    it('keeps to the concurrency of a kind', async () => {
      for (let n = 0; n < 6; n += 1) await enqueue('test.narrow', `narrow:${n}`);
      await jobsIdle(app);
      expect(mostAtOnce).toBe(1);
    });

    it('leaves those that wait where they are, and takes other kinds meanwhile', async () => {
      shutGate();
      try {
        for (let n = 0; n < 6; n += 1) await enqueue('test.gated', `gated:${n}`);
        for (let n = 0; n < 3; n += 1) await enqueue('test.note', `by:${n}`, { text: 'passed by' });
        while (handled.length < 3) await sleep(20);
        const counts = await withQueues(app.strapi, (queues) =>
          queues.of('test.gated').getJobCounts('active', 'waiting', 'delayed'),
        );
        expect(counts).toEqual({ active: 1, waiting: 5, delayed: 0 });
      } finally {
        gate.open();
      }
    });

    it('leaves jobs that nobody defined in the outbox', async () => {
      await enqueue('test.unknown', 'one');
      await sleep(400);
      const row = await app.knex('billing.outbox').where({ topic: 'job:test.unknown' }).first();
      expect(row).toMatchObject({ done_at: null, attempts: 0 });
    });

    it('puts back what the queue lost, when a worker starts', async () => {
      await stopWorker(app.strapi);
      // Once at boot; the queue forgot it after it was done, as a flushed Redis would.
      await startWorker(app.strapi);
      await jobsIdle(app);
      expect(handled).toEqual(['recovered']);
    });
  });

  it('two workers share the jobs of one database, and a third process can wait for them', async () => {
    const database = await createTestDatabase();
    const app = await bootStrapi({ worker: 'off', prepare: defineJobs, databaseUrl: database.url });
    handled.length = 0;
    await app.knex.transaction(async (trx) => {
      for (let n = 0; n < 60; n += 1) {
        await enqueueJob({
          trx,
          name: 'test.note',
          data: { text: `shared${n}` },
          key: `shared:${n}`,
        });
      }
    });
    expect(handled).toEqual([]);
    await startWorker(app.strapi);
    await jobsIdle(app);
    expect(handled.filter((text) => text.startsWith('shared'))).toHaveLength(60);
    await app.destroy();
    await database.drop();
  });
});

for (const { name } of backends.filter(({ isHere }) => !isHere)) {
  it.skip(`jobs on ${name}: SKIPPED, it is not installed here`, () => undefined);
}
