import {
  confirmBar,
  evaluateThresholds,
  liftBar,
  listAlerts,
} from '../../plugins/bill-run/server/src/thresholds';
import { sendAlert } from '../../plugins/bill-run/server/src/thresholds/send-alert';
import { enterInWallet } from '../../plugins/bill-run/server/src/wallet';
import { readBalance } from '../../plugins/bill-run/server/src/balances/read-balance';
import { billOn } from '../bill-run/bureau';
import {
  adminLogin,
  bootStrapi,
  makeDocument,
  makeProduct,
  type Made,
  type TestApp,
} from '../support';
import {
  type Bureau,
  type Folder,
  line,
  makeBureau,
  makeFolder,
  makeService,
  OTHER_CLI,
  take,
} from './bureau';

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

const threshold = (data: Record<string, unknown>): Promise<Made> =>
  makeDocument({ strapi: app.strapi, uid: 'api::usage-threshold.usage-threshold', data });

const sentences = async (customer: Made): Promise<string[]> => {
  const query = { page: 1, pageSize: 50, isOpenOnly: false, customerId: customer.id };
  return (await listAlerts(app.knex, query)).alerts.map(({ sentence }) => sentence);
};

const look = (customer: Made): Promise<number> =>
  app.knex.transaction((trx) =>
    evaluateThresholds(trx, { customerIds: [customer.id], occasion: 'test' }),
  );

describe('thresholds', () => {
  it('say what they measure, or are refused', async () => {
    await expect(threshold({ name: 'Nothing', kind: 'amount' })).rejects.toThrow('which amount');
    await expect(threshold({ name: 'No floor', kind: 'unusual', times: 3 })).rejects.toThrow(
      'few pence',
    );
  });

  it('are made, changed and listed by staff, for everybody, a reseller or a customer', async () => {
    const staff = await adminLogin(app);
    const send = (method: 'post' | 'put', url: string, body: object) =>
      app.request[method](`/bill-run/thresholds${url}`).set(staff.headers).send(body);
    const body = {
      name: 'Half a week',
      kind: 'allowance',
      customer: null,
      reseller: bureau.reseller.documentId,
      amount: 12,
      percent: 50,
      times: null,
      notifyCustomer: true,
      notifyReseller: false,
      notifyBureau: false,
      requestBar: false,
      state: 'off',
    };
    const made = await send('post', '', body);
    expect(made.status).toBe(201);
    expect(made.body.data).toMatchObject({ percent: 50, amount: null, reached: 0, customer: null });
    const url = `/${made.body.data.documentId}`;
    const customer = bureau.customer.documentId;
    const changed = await send('put', url, { ...body, customer });
    expect(changed.body.data).toMatchObject({
      customer: { documentId: customer },
      // The database puts him under the reseller that his customer is of, whatever was sent.
      reseller: { documentId: bureau.reseller.documentId },
    });
    const empty = await send('put', url, { ...body, percent: null });
    expect([empty.status, empty.body.error.details.code]).toEqual([400, 'percent-needed']);
    expect((await send('put', '/nothing', body)).body.error.details.code).toBe('threshold-unknown');
    const list = await app.request
      .get('/bill-run/thresholds?search=half a week')
      .set(staff.headers);
    expect(list.body.results).toMatchObject([{ name: 'Half a week', state: 'off' }]);
  });

  it('of a customer come before those for everybody, and warn once for a bill', async () => {
    await threshold({ name: 'For all', kind: 'amount', amount: 0.01 });
    await threshold({
      name: 'His own',
      kind: 'amount',
      amount: 0.05,
      customer: bureau.customer.documentId,
      requestBar: true,
      notifyCustomer: true,
    });
    await take(app, folder, [
      line({ localDate: '2026-06-15', durationS: 120 }),
      line({ cli: `+${OTHER_CLI}`, localDate: '2026-06-15', durationS: 60 }),
    ]);
    // 2.4p and 1.2p by day.
    expect(await sentences(bureau.customer)).toEqual([]);
    expect(await sentences(bureau.other)).toHaveLength(1);
    await take(app, folder, [line({ localDate: '2026-06-15', durationS: 300 })]);
    await take(app, folder, [line({ localDate: '2026-06-15', durationS: 300 })]);
    expect(await sentences(bureau.customer)).toEqual([
      'Usage since the last bill has reached £0.08 without VAT; the mark is £0.05.',
    ]);
    expect(await look(bureau.customer)).toBe(0);
  });

  it('mail whom they say, once, and ask for bars that a person confirms and lifts', async () => {
    await app
      .knex('customers')
      .where({ id: bureau.customer.id })
      .update({ email: 'customer@example.com' });
    const query = { page: 1, pageSize: 5, isOpenOnly: true, customerId: bureau.customer.id };
    const [alert] = (await listAlerts(app.knex, query)).alerts;
    const eventId = String(alert?.id);
    await sendAlert(app, { eventId });
    await sendAlert(app, { eventId });
    const mails = await app
      .knex('billing.emails')
      .where({ kind: 'usage-alert' })
      .select('to_address');
    expect(mails).toEqual([{ to_address: 'customer@example.com' }]);
    const [bar] = alert?.bars ?? [];
    expect(bar).toMatchObject({ state: 'requested', reason: 'His own' });
    const id = bar?.id ?? 0;
    const by = 'Priya Shah';
    expect(await confirmBar(app.knex, { id, by })).toEqual({ ok: true, value: { id } });
    expect(await confirmBar(app.knex, { id, by })).toMatchObject({
      error: { code: 'bar-not-requested' },
    });
    expect(await liftBar(app.knex, { id, by })).toEqual({ ok: true, value: { id } });
    expect(await liftBar(app.knex, { id, by })).toMatchObject({ error: { code: 'bar-lifted' } });
    expect(await liftBar(app.knex, { id: 999_999, by })).toMatchObject({
      error: { code: 'bar-unknown' },
    });
  });

  it('watch allowances, and what is more than usual', async () => {
    const product = await makeProduct({ strapi: app.strapi, name: 'Minutes' });
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::allowance.allowance',
      data: { product: product.documentId, name: 'Ten', quantity: 10, sharing: 'customer' },
    });
    await makeService({
      strapi: app.strapi,
      customer: bureau.other,
      product,
      startDate: '2026-06-01',
    });
    await threshold({ name: 'Most of it', kind: 'allowance', percent: 80 });
    await threshold({ name: 'Three times', kind: 'unusual', times: 3, amount: 0.05 });
    // Bills of the 30th: an ordinary June, and a July of more than three times as much.
    await billOn(app, bureau, '2026-06-30');
    await take(app, folder, [
      line({ cli: `+${OTHER_CLI}`, localDate: '2026-06-16', durationS: 540 }),
    ]);
    expect((await sentences(bureau.other)).slice(0, 2).sort()).toEqual([
      '9 of 10 minutes of Ten are used; left: 1 minute.',
      'Usage since the last bill is £0.11 without VAT, more than 3 times the usual £0.01.',
    ]);
  });
});

describe('prepaid credit', () => {
  const enter = (changes: Partial<Parameters<typeof enterInWallet>[1]> = {}) =>
    enterInWallet(app, {
      customerDocumentId: bureau.customer.documentId,
      kind: 'top-up',
      amountPence: 100,
      reference: 'Transfer 4711',
      key: 'top-up-0001',
      by: 'Priya Shah',
      ...changes,
    });

  const wallet = async () =>
    (await readBalance(app.knex, { documentId: bureau.customer.documentId }))?.wallet;

  it('is for prepaid customers, entered once, and moves with its entries only', async () => {
    expect(await enter()).toMatchObject({ error: { code: 'customer-not-prepaid' } });
    await app.strapi.documents('api::customer.customer').update({
      documentId: bureau.customer.documentId,
      data: { isPrepaid: true } as never,
    });
    expect(await enter()).toMatchObject({ ok: true, value: { balanceMicro: 1_000_000 } });
    expect(await enter()).toMatchObject({ ok: true, value: { balanceMicro: 1_000_000 } });
    expect(await enter({ amountPence: 200 })).toMatchObject({ error: { code: 'key-used' } });
    expect(await enter({ kind: 'refund', amountPence: 500, key: 'refund-0001' })).toMatchObject({
      error: { code: 'credit-too-small' },
    });
    expect(await enter({ reference: ' ', key: 'top-up-0002' })).toMatchObject({
      error: { code: 'reference-missing', field: 'reference' },
    });
    expect((await wallet())?.balanceMicro).toBe(1_000_000);
    await expect(app.knex.raw('update billing.wallets set balance_micro = 5')).rejects.toThrow(
      'moves with its entries only',
    );
    await expect(app.knex.raw('delete from billing.wallet_entries')).rejects.toThrow('wallet');
  });

  it('is drawn on when usage comes in, and given back when it goes', async () => {
    await take(app, folder, [
      line({ localDate: '2026-06-17', durationS: 600, dialled: '+447700900123' }),
    ]);
    // Ten minutes to a mobile at 6p.
    expect((await wallet())?.balanceMicro).toBe(400_000);
    await app.knex.raw(
      `update billing.usage_records set sell_micro = sell_micro - 100000
       where customer_id = ? and band = 'uk-mobile'`,
      [bureau.customer.id],
    );
    expect((await wallet())?.balanceMicro).toBe(500_000);
  });

  it('pays the usage of the bill, which charges the rest only', async () => {
    await billOn(app, bureau, '2026-07-10');
    const { rows } = await app.knex.raw(
      `select l.description, l.net_amount::text as net from invoices v
       join invoice_lines l on l.invoice_id = v.id and l.section = 'usage'
       where v.customer_id = ? and v.bill_date = '2026-07-10' order by 1`,
      [bureau.customer.id],
    );
    // 14.4p came before he was prepaid; of 64.4p in all, 50p are paid.
    expect(rows).toHaveLength(2);
    const sum = (rows as { net: string }[]).reduce(
      (pence, { net }) => pence + Number(net) * 100,
      0,
    );
    expect(Math.round(sum)).toBe(14);
    expect(
      (rows as { description: string }[]).some(({ description }) =>
        description.includes('paid from credit'),
      ),
    ).toBe(true);
    expect((await wallet())?.balanceMicro).toBe(500_000);
  });
});
