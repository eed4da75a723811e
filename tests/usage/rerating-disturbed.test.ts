import { spawn } from 'node:child_process';
import path from 'node:path';

import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import { applyRerating } from '../../plugins/bill-run/server/src/usage/rerating/control-rerating';
import { readRerating } from '../../plugins/bill-run/server/src/usage/rerating/read-rerating';
import { runRerating } from '../../plugins/bill-run/server/src/usage/rerating/run-rerating';
import { startRerating } from '../../plugins/bill-run/server/src/usage/rerating/start-rerating';
import { appDir, bootStrapi, distDir, type TestApp } from '../support';
import { testEnvironment } from '../support/environment';
import { type Folder, line, makeBureau, makeFolder, OTHER_CLI, take } from './bureau';

const CALLS = 120;
const LIMIT = 3;
const actor = { kind: 'admin', id: '1', name: 'Priya Shah' };

let app: TestApp;
let folder: Folder;

beforeAll(async () => {
  folder = makeFolder();
  app = await bootStrapi();
});
afterAll(async () => {
  await app.destroy();
  folder.remove();
});

/** A trial of the calls of a source, and asked to be applied. */
const asked = async (source: string) => {
  const selection = { from: '2026-06-01', to: '2026-06-30', source };
  const started = await startRerating(app, { selection, reason: 'the rate was wrong', actor });
  if (!started.ok) throw new Error(started.error.message);
  const { id: reratingId, documentId } = started.value;
  await runRerating(app, { reratingId });
  expect((await applyRerating(app, { documentId, actor })).ok).toBe(true);
  return { reratingId, documentId };
};

const doneOf = async (id: number): Promise<number> =>
  Number((await app.knex('billing.reratings').where({ id }).first('records_done')).records_done);

/** Starts a process that goes on with it, and kills it when so many records are done. */
const killedAt = (reratingId: number, killAt: number): Promise<NodeJS.Signals | null> =>
  new Promise((resolve, reject) => {
    const script = path.join(__dirname, 'child-rerate.cjs');
    const child = spawn(
      process.execPath,
      [script, appDir, distDir, String(reratingId), String(LIMIT)],
      {
        env: {
          ...process.env,
          ...testEnvironment({ databaseUrl: app.databaseUrl, worker: 'off' }),
        },
      },
    );
    const killInTime = async (): Promise<void> => {
      while (child.exitCode === null && child.signalCode === null) {
        if ((await doneOf(reratingId)) >= killAt) child.kill('SIGKILL');
      }
    };
    child.stdout.on('data', (data: Buffer) => {
      if (data.toString().includes('up')) killInTime().catch(reject);
    });
    child.on('exit', (_code, signal) => resolve(signal));
  });

/** What became of the calls of a source: their prices, and what is put right of those that were billed. */
const outcome = async (source: string, { documentId }: { documentId: string }) => {
  const { rows } = await app.knex.raw(
    `select substr(u.record_id, length(u.source) + 1) as call, u.sell_micro::int as sell, u.buy_micro::int as buy,
            u.bill_date::text as bill,
            (select json_agg(json_build_array(a.sell_micro, a.buy_micro, a.bill_date) order by a.id)
             from billing.usage_adjustments a where a.record_id = u.id) as adjusted,
            (select json_agg(json_build_array(c.old_sell_micro, c.new_sell_micro))
             from billing.rerating_changes c where c.record_id = u.id) as changed
     from billing.usage_records u where u.source = ? order by u.record_id`,
    [source],
  );
  const rerating = await readRerating(app.knex, { documentId });
  return { rows, applied: rerating?.applied, status: rerating?.status, done: rerating?.done };
};

it('is rated anew once, also when its process is killed in the middle and two go on with it', async () => {
  const bureau = await makeBureau(app);
  for (const source of ['calm', 'kill']) {
    const lines = Array.from({ length: CALLS }, (_, index) =>
      line({
        ...{ recordId: `${source}-${index}`, durationS: 60 + index, dialled: '07700900123' },
        ...(index % 2 && { cli: `+${OTHER_CLI}` }),
      }),
    );
    await take(app, folder, lines, { source });
  }
  // The calls of one customer are billed by now, those of the other are not.
  for (const runDate of ['2026-06-10', '2026-07-10']) {
    const run = { runDate, customerId: bureau.customer.id, autoIssue: true, startedBy: 'test' };
    const started = await startRun(app, run);
    if (!started.ok) throw new Error(started.error.message);
    await driveRun(app, { runId: started.value.id });
  }
  await app.knex('rates').where({ destination: 'UK mobile' }).update({ peak: 0.12 });

  const calm = await asked('calm');
  await runRerating(app, { reratingId: calm.reratingId });
  const killed = await asked('kill');
  const before = await doneOf(killed.reratingId);
  expect(await killedAt(killed.reratingId, before + 20)).toBe('SIGKILL');
  const half = await doneOf(killed.reratingId);
  expect(half).toBeGreaterThan(before);
  expect(half).toBeLessThan(before + CALLS);
  await Promise.all(
    [1, 2].map(() => runRerating(app, { reratingId: killed.reratingId, limit: LIMIT })),
  );

  const undisturbed = await outcome('calm', calm);
  expect(undisturbed.rows).toHaveLength(CALLS);
  // The first call: 60 s at 12p a minute where it was 6p; billed, so put right by 6p.
  expect(undisturbed.rows[0]).toMatchObject({
    sell: 60_000,
    changed: null,
    adjusted: [[60_000, 0, '2026-08-10']],
  });
  expect(undisturbed.applied?.byState).toMatchObject({
    billed: { changed: CALLS / 2 },
    unbilled: { changed: CALLS / 2 },
  });
  expect(await outcome('kill', killed)).toEqual(undisturbed);
}, 120_000);
