import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import knexFactory, { type Knex } from 'knex';

import { createDatabase, dropDatabase } from '../../src/platform/postgres';
import { appDir, bootStrapi, createTestDatabase, distDir } from '../support';
import { testEnvironment } from '../support/environment';
import { addCall, makeBilledCustomer, makeBureau } from './bureau';

const DATES = ['2026-01-10', '2026-01-20', '2026-02-10', '2026-02-20'];
const KILLS = 8;
const CUSTOMERS = 24;

/** A small generator, so that a failure can be repeated. */
const pauses = (seed: number) => () => {
  seed = (seed * 48271) % 2147483647;
  return 10 + (seed % 600);
};

const outcomeOf = async (url: string) => {
  const knex: Knex = knexFactory({ client: 'pg', connection: url });
  try {
    const read = async (sql: string) => (await knex.raw(sql)).rows as unknown[];
    return {
      invoices: await read(
        `select number, status, document_id, customer_id, bill_date::text, issue_date::text, due_date::text,
                net_total, vat_total, gross_total, details from invoices order by issuer_key, number`,
      ),
      lines: await read(
        `select v.number, l.position, l.section, l.description, l.net_amount, l.period_from::text, l.period_to::text,
                l.explanation from invoice_lines l join invoices v on v.id = l.invoice_id order by 1, 2`,
      ),
      ledger: await read(
        `select v.number, e.position, e.account, e.amount_pence from billing.ledger_entries e
         join invoices v on v.id = e.invoice_id order by 1, 2`,
      ),
      series: await read(
        `select issuer_key, kind, next_number from billing.number_series order by 1, 2`,
      ),
      cycles: await read(
        `select customer_id, period_from::text, next_bill_date::text, usage_bill_date::text
         from billing.customer_cycles order by 1`,
      ),
      services: await read(
        `select subscription_id, charged_through::text from billing.service_cycles order by 1`,
      ),
      documents: await read(
        `select v.number, d.pages from billing.invoice_documents d join invoices v on v.id = d.invoice_id order by 1`,
      ),
    };
  } finally {
    await knex.destroy();
  }
};

describe('a month of bill runs whose process is killed again and again', () => {
  const storage = mkdtempSync(path.join(os.tmpdir(), 'billwright-kill-'));
  const server = () => process.env.BILLWRIGHT_TEST_SERVER ?? '';

  afterAll(() => rmSync(storage, { recursive: true, force: true }));

  const bill = (databaseUrl: string, folder: string, killAfter: number | null): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const child = spawn(
        process.execPath,
        [path.join(__dirname, 'child-bureau.cjs'), appDir, distDir, ...DATES],
        {
          env: {
            ...process.env,
            ...testEnvironment({ databaseUrl, worker: 'inline' }),
            BILLWRIGHT_STORAGE_DIR: path.join(storage, folder),
          },
        },
      );
      let errors = '';
      child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
      child.stdout.on('data', (data: Buffer) => {
        if (killAfter === null || !data.toString().includes('up')) return;
        setTimeout(() => child.kill('SIGKILL'), killAfter);
      });
      child.on('exit', (code, signal) => {
        if (signal === 'SIGKILL') resolve(false);
        else if (code === 0) resolve(true);
        else reject(new Error(errors));
      });
    });

  it('gives the same bills, lines, numbers, ledger and documents as one that was left in peace', async () => {
    const seeded = await createTestDatabase();
    const app = await bootStrapi({ databaseUrl: seeded.url });
    const bureau = await makeBureau(app);
    for (let n = 0; n < CUSTOMERS; n += 1) {
      const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: n % 2 ? 10 : 20 });
      await addCall(app.knex, { customer, date: '2026-01-05', sellMicro: 12_345 * (n + 1) });
    }
    await app.destroy();
    const template = new URL(seeded.url).pathname.slice(1);
    const killedUrl = await createDatabase({ url: server(), name: `${template}_killed`, template });

    await bill(seeded.url, 'peace', null);
    const pause = pauses(20261114);
    let kills = 0;
    for (let finished = false; !finished; ) {
      const killAfter = kills < KILLS ? pause() : null;
      finished = await bill(killedUrl, 'killed', killAfter);
      if (!finished) kills += 1;
    }

    const undisturbed = await outcomeOf(seeded.url);
    expect(undisturbed.invoices).toHaveLength(CUSTOMERS * 2);
    expect(undisturbed.documents).toHaveLength(CUSTOMERS * 2);
    expect(kills).toBeGreaterThan(2);
    expect(await outcomeOf(killedUrl)).toEqual(undisturbed);
    await dropDatabase({ url: server(), name: `${template}_killed` });
    await seeded.drop();
  }, 240_000);
});
