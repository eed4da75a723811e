import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import {
  importUsageFile,
  makeService,
  runRecycling,
} from '../../plugins/bill-run/server/src/usage';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import {
  appDir,
  bootStrapi,
  distDir,
  makeCustomer,
  makeSubscription,
  type TestApp,
} from '../support';
import { testEnvironment } from '../support/environment';
import {
  type Bureau,
  fileRow,
  type Folder,
  line,
  makeBureau,
  makeFolder,
  receive,
  storedRecords,
  take,
} from './bureau';
import { documentIdOf, heldRows, recycle, runRow, settle, start } from './suspense-bureau';

const ROWS = 300;

/** Recycling that is killed, done twice at once, or done beside an import or a bill run bills each call once. */
describe('recycling that is disturbed', () => {
  let app: TestApp;
  let folder: Folder;
  let bureau: Bureau;
  let made = 0;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    bureau = await makeBureau(app);
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  /** A file of calls of a number that has its service by now; every tenth row stays broken. */
  const heldFile = async (rows = ROWS): Promise<{ fileId: number; lines: string[] }> => {
    made += 1;
    const number = `44161498${String(made).padStart(4, '0')}`;
    const lines = Array.from({ length: rows }, (_, index) => {
      const good = line({ cli: `+${number}`, recordId: `${number}-${index}` });
      return index % 10 === 9 ? good.slice(0, 40) : good;
    });
    const fileId = await take(app, folder, lines);
    await makeService(app, {
      number,
      customer: bureau.customer.documentId,
      product: bureau.product.documentId,
      startDate: '2026-01-01',
    });
    return { fileId, lines };
  };

  const expectOnce = async (fileId: number, rows = ROWS): Promise<void> => {
    const good = rows - Math.floor(rows / 10);
    expect(await fileRow(app, fileId)).toMatchObject({
      rows_read: rows,
      rows_accepted: good,
      rows_suspended: rows - good,
      sell_micro: good * 12_000,
    });
    const records = await storedRecords(app, fileId);
    expect(new Set(records.map(({ line_no }) => line_no)).size).toBe(good);
    expect(records).toHaveLength(good);
    const open = (await heldRows(app, fileId)).filter(({ status }) => status === 'open');
    expect(open).toHaveLength(rows - good);
  };

  /** Kills the child as soon as the run has done so many rows; null lets it end. */
  const recycleInChild = (recyclingId: number, killAt: number | null) =>
    new Promise<'killed' | 'ended'>((resolve, reject) => {
      const script = path.join(__dirname, 'child-recycle.cjs');
      const child = spawn(process.execPath, [script, appDir, distDir, String(recyclingId), '5'], {
        env: {
          ...process.env,
          ...testEnvironment({ databaseUrl: app.databaseUrl, worker: 'off' }),
        },
      });
      const killInTime = async (): Promise<void> => {
        while (child.exitCode === null && child.signalCode === null) {
          const { rows_done } = await runRow(app, recyclingId);
          if (rows_done >= (killAt ?? Infinity)) child.kill('SIGKILL');
        }
      };
      let errors = '';
      child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
      child.stdout.on('data', (data: Buffer) => {
        if (killAt !== null && data.toString().includes('up')) killInTime().catch(reject);
      });
      child.on('exit', (code, signal) => {
        if (signal === 'SIGKILL') resolve('killed');
        else if (code === 0) resolve('ended');
        else reject(new Error(errors));
      });
    });

  it('goes on where it was when its process is killed again and again', async () => {
    const { fileId } = await heldFile();
    const recyclingId = await start(app, { file: await documentIdOf(app, fileId) });
    for (const killAt of [5, 60]) {
      expect(await recycleInChild(recyclingId, killAt)).toBe('killed');
    }
    expect(await recycleInChild(recyclingId, null)).toBe('ended');
    expect(await runRow(app, recyclingId)).toMatchObject({
      status: 'done',
      rows_total: ROWS,
      rows_done: ROWS,
      rows_recycled: 270,
      rows_held: 30,
    });
    await expectOnce(fileId);
  }, 120_000);

  it('is done once when two workers take one run, and when two runs mean the same rows', async () => {
    const { fileId } = await heldFile();
    const selection = { file: await documentIdOf(app, fileId) };
    const runs = [await start(app, selection), await start(app, selection)];
    await Promise.all(
      [...runs, ...runs].map((recyclingId) => runRecycling(app, { recyclingId, chunkRows: 7 })),
    );
    await expectOnce(fileId);
    const [one, other] = await Promise.all(runs.map((id) => runRow(app, id)));
    expect((one?.rows_recycled ?? 0) + (other?.rows_recycled ?? 0)).toBe(270);
    expect([one?.status, other?.status]).toEqual(['done', 'done']);
  }, 60_000);

  it('and an import of the same calls bill each of them once', async () => {
    const { fileId, lines } = await heldFile();
    const again = await receive(app, folder, [...lines].reverse(), { fileName: 'again.csv' });
    /** As the queue does it: again when it is somebody else's turn, or when the database broke a deadlock. */
    const importOnce = async (): Promise<string> => {
      try {
        return await importUsageFile(app, { fileId: again, batchRows: 20 });
      } catch (error) {
        if ((error as { code?: string }).code === '40P01') return 'busy';
        throw error;
      }
    };
    const importAll = async (): Promise<void> => {
      for (let tries = 0; (await importOnce()) === 'busy'; tries += 1) {
        if (tries > 50) throw new Error('The import did not get through');
        await sleep(20);
      }
    };
    await Promise.all([importAll(), recycle(app, { file: await documentIdOf(app, fileId) }, 20)]);
    const [one, other] = [await fileRow(app, fileId), await fileRow(app, again)];
    expect(one.rows_accepted + other.rows_accepted).toBe(270);
    expect([one.rows_read, other.rows_read]).toEqual([ROWS, ROWS]);
    expect(one.rows_suspended + other.rows_suspended).toBe(330);
  }, 60_000);

  it('waits for a bill run that closes usage, and bills on the next', async () => {
    const { fileId } = await heldFile(10);
    const cycle = () =>
      app.knex('billing.customer_cycles').where({ customer_id: bureau.customer.id });
    const trx = await app.knex.transaction();
    await trx.raw(`select pg_advisory_xact_lock(hashtext('billing.usage-stamp'))`);
    let isDone = false;
    const recycling = recycle(app, { file: await documentIdOf(app, fileId) }).then(() => {
      isDone = true;
    });
    await sleep(400);
    expect(isDone).toBe(false);
    await cycle().transacting(trx).update({ usage_bill_date: '2026-08-10' });
    await trx.commit();
    await recycling;
    const dates = (await storedRecords(app, fileId)).map(({ bill_date }) => bill_date);
    expect(new Set(dates)).toEqual(new Set(['2026-08-10']));
    await cycle().update({ usage_bill_date: '2026-06-10' });
    await expectOnce(fileId, 10);
  }, 60_000);

  it('leaves a row that somebody writes off at the same moment in one of both states', async () => {
    const { fileId } = await heldFile(40);
    const selection = { file: await documentIdOf(app, fileId) };
    await Promise.all([recycle(app, selection, 3), settle(app, 'write-off', selection)]);
    const held = await heldRows(app, fileId);
    const billed = held.filter(({ status }) => status === 'recycled');
    expect(await storedRecords(app, fileId)).toHaveLength(billed.length);
    expect(await fileRow(app, fileId)).toMatchObject({
      rows_accepted: billed.length,
      rows_suspended: 40 - billed.length,
    });
  }, 60_000);

  it('beside a bill run, of a service that has ceased: each call is billed once or held, never both', async () => {
    const { strapi, knex } = app;
    const number = '441614970001';
    const rows = 60;
    // Half of them were made before the service ended, half after.
    const lines = Array.from({ length: rows }, (_, index) =>
      line({ cli: `+${number}`, localDate: index % 2 ? '2026-06-12' : '2026-06-16' }),
    );
    const fileId = await take(app, folder, lines);
    const customer = await makeCustomer({
      strapi,
      ...{ reseller: bureau.reseller.documentId, cycleDay: 10, billingStart: '2026-06-10' },
    });
    await makeSubscription({
      strapi,
      ...{ customer: customer.documentId, product: bureau.product.documentId },
      ...{ identifier: number, startDate: '2026-06-10', endDate: '2026-06-15' },
    });
    const bill = async (runDate: string) => {
      const started = await startRun(app, {
        ...{ runDate, customerId: customer.id, autoIssue: true, startedBy: 'test' },
      });
      if (!started.ok) throw new Error(started.error.message);
      await driveRun(app, { runId: started.value.id });
    };
    await bill('2026-06-10');
    const selection = { file: await documentIdOf(app, fileId) };
    await Promise.all([recycle(app, selection, 3), bill('2026-07-10')]);
    await bill('2026-08-10');

    const records = await storedRecords(app, fileId);
    const held = await heldRows(app, fileId);
    const open = held.filter(({ status }) => status === 'open');
    expect([records.length, open.length]).toEqual([rows / 2, rows / 2]);
    const places = [...records, ...open].map(({ line_no }) => line_no);
    expect(new Set(places).size).toBe(rows);
    // 1.2p each, on whichever of the two bills the run left them: rounded once on each.
    const { rows: billed } = await knex.raw(
      `select sum((l.explanation -> 'facts' ->> 'sellMicro')::int)::int as micro from invoice_lines l
       join invoices v on v.id = l.invoice_id where v.customer_id = ? and l.section = 'usage'`,
      [customer.id],
    );
    expect(billed).toEqual([{ micro: 30 * 12_000 }]);
  }, 60_000);
});
