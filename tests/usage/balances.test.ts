import { cancelRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { checkBalances, repairBalances } from '../../plugins/bill-run/server/src/usage/balances';
import { takeBack } from '../../plugins/bill-run/server/src/usage';
import { billOn } from '../bill-run/bureau';
import { bootStrapi, type TestApp } from '../support';
import {
  type Bureau,
  call,
  CLI,
  type Folder,
  line,
  makeBureau,
  makeFolder,
  makeService,
  OTHER_CLI,
  take,
} from './bureau';
import { formatCdrLine } from '../../src/billing';
import { heldRows, PRIYA, recycle, settle } from './suspense-bureau';

let app: TestApp;
let folder: Folder;
let bureau: Bureau;

beforeAll(async () => {
  folder = makeFolder();
  app = await bootStrapi();
  bureau = await makeBureau(app);
});
afterAll(async () => {
  await app.destroy();
  folder.remove();
});

type Balance = {
  bill: string;
  records: number;
  seconds: number;
  bytes: number;
  messages: number;
  sell: number;
  last: string | null;
};

const balancesOf = async (customer: { id: number }): Promise<Balance[]> =>
  (
    await app.knex.raw(
      `select bill_date::text as bill, records::int, seconds::int, bytes::int, messages::int, sell_micro::int as sell,
              to_char(last_record_at at time zone 'utc', 'YYYY-MM-DD HH24:MI') as last
       from billing.usage_balances where customer_id = ? and records > 0 order by bill_date`,
      [customer.id],
    )
  ).rows;

const isExact = async () => expect(await checkBalances(app)).toEqual({ found: 0, differences: [] });

describe('balances of usage', () => {
  it('are there with the records: by customer and bill, in the transaction of the batch', async () => {
    await take(
      app,
      folder,
      [
        line({ localDate: '2026-06-15', durationS: 60 }),
        line({ localDate: '2026-06-15', secondsOfDay: 20 * 3600, durationS: 120 }),
        line({ localDate: '2026-06-05', durationS: 30 }),
        line({ cli: `+${OTHER_CLI}`, localDate: '2026-06-15', dialled: '+447700900123' }),
        line({ localDate: '2026-06-15', dialled: '+999999999' }),
      ],
      { batchRows: 2 },
    );
    // 60 s at 1.2p a minute in the day and 120 s at 0.6p in the evening, both from 15 June in British summer time.
    expect(await balancesOf(bureau.customer)).toEqual([
      {
        bill: '2026-06-10',
        records: 1,
        seconds: 30,
        bytes: 0,
        messages: 0,
        sell: 6_000,
        last: '2026-06-05 09:00',
      },
      {
        bill: '2026-07-10',
        records: 2,
        seconds: 180,
        bytes: 0,
        messages: 0,
        sell: 24_000,
        last: '2026-06-15 19:00',
      },
    ]);
    expect(await balancesOf(bureau.other)).toMatchObject([{ bill: '2026-06-30', sell: 60_000 }]);
    await isExact();
  });

  it('count a repeated call once, whichever way its batch is stored', async () => {
    const once = call({ localDate: '2026-06-16' });
    await take(app, folder, [formatCdrLine(once), line()], { fileName: 'first.csv' });
    await take(app, folder, [line(), formatCdrLine(once), formatCdrLine(once)], {
      fileName: 'second.csv',
    });
    await isExact();
  });

  it('follow recycling, and a call that is taken back', async () => {
    const fileId = await take(app, folder, [
      line({ cli: '+441619990000', localDate: '2026-06-17' }),
      line({ localDate: '2025-12-01' }),
    ]);
    await makeService({
      strapi: app.strapi,
      customer: bureau.customer,
      product: bureau.product,
      identifier: '441619990000',
      startDate: '2026-06-01',
    });
    const before = (await balancesOf(bureau.customer)).at(-1)?.records ?? 0;
    await recycle(app, {});
    expect((await balancesOf(bureau.customer)).at(-1)?.records).toBe(before + 1);
    await settle(app, 'accept', { reason: 'too-old' });
    await recycle(app, {});
    await isExact();
    const held = (await heldRows(app, fileId)).filter(({ record_id }) => record_id !== null);
    expect(held).not.toEqual([]);
    for (const { id } of held) await takeBack(app, { id, reason: 'Wrong line', actor: PRIYA });
    await isExact();
  });

  it('follow a bill day that is moved, a change of price, and a record that goes', async () => {
    await app.strapi.documents('api::customer.customer').update({
      documentId: bureau.other.documentId,
      data: { cycleDay: 20 } as never,
    });
    expect((await balancesOf(bureau.other)).map(({ bill }) => bill)).toEqual(['2026-06-20']);
    await isExact();
    await app.knex.raw(
      `update billing.usage_records set sell_micro = sell_micro + 7, billed_s = billed_s + 1
       where customer_id = ?`,
      [bureau.customer.id],
    );
    await isExact();
    await app.knex.raw(
      `delete from billing.usage_records where customer_id = ? and local_date = '2026-06-16'`,
      [bureau.customer.id],
    );
    await isExact();
    expect(await balancesOf(bureau.customer)).not.toEqual([]);
  });

  it('follow calls that go back to a bill whose run is cancelled', async () => {
    const run = await billOn(app, bureau, '2026-06-10', { autoIssue: false });
    expect(run.status).toBe('review');
    await take(app, folder, [line({ localDate: '2026-06-04', cli: `+${CLI}` })]);
    await isExact();
    const late = (await balancesOf(bureau.customer)).find(({ bill }) => bill === '2026-07-10');
    const found = await app.knex('bill_runs').where({ id: run.id }).first('document_id');
    await cancelRun(app, { documentId: found.document_id, by: 'Priya Shah' });
    await isExact();
    const after = (await balancesOf(bureau.customer)).find(({ bill }) => bill === '2026-07-10');
    expect(after?.records).toBe((late?.records ?? 0) - 1);
  });

  it('are checked, and put right when they were changed behind their back', async () => {
    await app.knex.raw(
      `update billing.usage_balances set sell_micro = 1, records = records + 1
       where customer_id = ? and records > 0`,
      [bureau.other.id],
    );
    await app.knex.raw(
      `delete from billing.usage_balances where customer_id = ? and bill_date = '2026-07-10'`,
      [bureau.customer.id],
    );
    expect((await checkBalances(app)).found).toBe(2);
    expect((await repairBalances(app)).found).toBe(2);
    await isExact();
  });
});
