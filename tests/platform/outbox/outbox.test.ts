import type * as Jobs from '../../../src/platform/jobs';
import type * as Outbox from '../../../src/platform/outbox';
import { retryDelayMs } from '../../../src/platform/outbox/rows';
import { bootStrapi, fromDist, makeReseller, type TestApp } from '../../support';

const { enqueueOutbox, onOutbox } = fromDist<typeof Outbox>('src/platform/outbox');
const { jobsIdle } = fromDist<typeof Jobs>('src/platform/jobs');

let app: TestApp;
const seen: string[] = [];
let stumbles = 0;

beforeAll(async () => {
  app = await bootStrapi({
    worker: 'inline',
    prepare: () => {
      onOutbox('test.event', async ({ key, payload }) => {
        seen.push(`${key}:${String(payload.n)}`);
      });
      onOutbox('test.stumble', async ({ strapi, key }) => {
        await makeReseller({ strapi, code: 'ONCE' });
        stumbles += 1;
        if (stumbles === 1) throw new Error('the post office is closed');
        seen.push(key);
      });
    },
  });
});
afterAll(() => app.destroy());
beforeEach(() => {
  seen.length = 0;
});

const emit = (topic: string, key: string, payload: Record<string, unknown> = {}) =>
  app.knex.transaction((trx) => enqueueOutbox({ trx, topic, key, payload }));

it('hands rows over in order, once', async () => {
  for (let n = 0; n < 10; n += 1) await emit('test.event', `k${n}`, { n });
  await emit('test.event', 'k3', { n: 'again' });
  await jobsIdle(app);
  expect(seen).toEqual(Array.from({ length: 10 }, (_, n) => `k${n}:${n}`));
});

it('undoes what a failing handler wrote, notes the error and tries again', async () => {
  await emit('test.stumble', 'letter');
  await jobsIdle(app);
  expect(seen).toEqual(['letter']);
  expect(stumbles).toBe(2);
  expect(await app.knex('resellers').where({ code: 'ONCE' })).toHaveLength(1);
  const row = await app.knex('billing.outbox').where({ topic: 'test.stumble' }).first();
  expect(row).toMatchObject({ attempts: 2, last_error: null });
});

it('waits longer after each failure, at most five minutes', () => {
  expect([1, 2, 3, 30].map(retryDelayMs)).toEqual([500, 1000, 2000, 300_000]);
});
