import { loadCarried } from '../../plugins/bill-run/server/src/allowances/load-carried';
import { recalculateBill } from '../../plugins/bill-run/server/src/checks/change-bill';
import { issueRun } from '../../plugins/bill-run/server/src/runs/approve-bills';
import { cancelRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { importUsageFile } from '../../plugins/bill-run/server/src/usage';
import { applyRerating } from '../../plugins/bill-run/server/src/usage/rerating/control-rerating';
import { runRerating } from '../../plugins/bill-run/server/src/usage/rerating/run-rerating';
import { startRerating } from '../../plugins/bill-run/server/src/usage/rerating/start-rerating';
import {
  bootStrapi,
  makeCustomer,
  makeDocument,
  makeProduct,
  type Made,
  type TestApp,
} from '../support';
import { billOn } from './bureau';
import {
  type Bureau,
  CLI,
  type Folder,
  line,
  makeBureau,
  makeFolder,
  makeService,
  OTHER_CLI,
  receive,
  take,
} from '../usage/bureau';

let app: TestApp;
let folder: Folder;
let bureau: Bureau;
let bundle: Made;

beforeAll(async () => {
  folder = makeFolder();
  app = await bootStrapi();
  bureau = await makeBureau(app);
  bundle = await makeProduct({ strapi: app.strapi, name: 'Bundle', price: 5 });
});
afterAll(async () => {
  await app.destroy();
  folder.remove();
});

const makeAllowance = (data: Record<string, unknown> = {}) =>
  makeDocument({
    strapi: app.strapi,
    uid: 'api::allowance.allowance',
    data: {
      product: bundle.documentId,
      name: 'Five minutes',
      unit: 'minutes',
      quantity: 5,
      bandGroups: 'uk-geographic',
      sharing: 'customer',
      rolloverPeriods: 1,
      rolloverMost: 2,
      ...data,
    },
  });

type Line = { description: string; net: string; sentence: string; facts: Record<string, unknown> };

const usageLines = async (customer: Made, billDate: string): Promise<Line[]> =>
  (
    await app.knex.raw(
      `select l.description, l.net_amount::text as net, l.explanation ->> 'sentence' as sentence,
              l.explanation -> 'facts' as facts
       from invoices v join invoice_lines l on l.invoice_id = v.id
       where v.customer_id = ? and v.bill_date = ? and l.section = 'usage' order by l.description`,
      [customer.id, billDate],
    )
  ).rows.map((row: { facts: string }) => ({ ...row, facts: JSON.parse(row.facts) }));

const lots = async (customer: Made) =>
  (
    await app.knex.raw(
      `select bill_date::text as bill, granted_on::text as "on", quantity::int, used::int, carried::int
       from billing.allowance_lots where customer_id = ? order by bill_date, granted_on`,
      [customer.id],
    )
  ).rows;

const draws = async (customer: Made, billDate: string) =>
  (
    await app.knex.raw(
      `select d.quantity::int, d.covered_micro::int as micro from billing.allowance_draws d
       join billing.usage_records u on u.id = d.record_id
       where d.customer_id = ? and d.bill_date = ? order by u.started_at, d.position`,
      [customer.id, billDate],
    )
  ).rows;

const at = (hour: number) => hour * 3600;

describe('inclusive minutes on bills', () => {
  it('are refused where they make no sense', async () => {
    await expect(makeAllowance({ name: 'None', quantity: 0 })).rejects.toThrow('holds nothing');
    await expect(makeAllowance({ name: 'Half', quantity: 2.5 })).rejects.toThrow('no parts');
    await expect(makeAllowance({ name: 'Most', rolloverPeriods: 0 })).rejects.toThrow(
      'nothing is carried over',
    );
    await expect(makeAllowance({ name: 'Words', bandGroups: 'UK mobile!' })).rejects.toThrow();
  });

  it('cover calls in the order in which they began, and split the one at the end', async () => {
    await makeAllowance();
    await makeService({
      strapi: app.strapi,
      customer: bureau.customer,
      product: bundle,
      startDate: '2026-06-01',
    });
    await take(app, folder, [
      // 1.2p a minute by day. Files come in any order.
      line({ localDate: '2026-06-16', secondsOfDay: at(11), durationS: 240 }),
      line({ localDate: '2026-06-16', secondsOfDay: at(10), durationS: 120 }),
      line({ localDate: '2026-06-16', secondsOfDay: at(9), dialled: '+447700900123' }),
      line({ cli: `+${OTHER_CLI}`, localDate: '2026-06-16', durationS: 600 }),
      // On the first bill: 9 of the 31 days of the cycle, so 87 of 300 seconds.
      line({ localDate: '2026-06-04', durationS: 60 }),
    ]);
    await billOn(app, bureau, '2026-06-10');
    expect(await lots(bureau.customer)).toEqual([
      { bill: '2026-06-10', on: '2026-06-01', quantity: 87, used: 60, carried: 27 },
    ]);
    expect(await usageLines(bureau.customer, '2026-06-10')).toMatchObject([
      { description: 'Calls to UK landlines: 1 call, 0:01:00, 1 minute inclusive', net: '0.00' },
    ]);
  });

  it('come on the bill with what was carried over, the rest at the rate of the card', async () => {
    await billOn(app, bureau, '2026-07-10', { autoIssue: false });
    // 27 s carried over, then 300 s: 327 of 360 seconds. The last 33 s at 1.2p a minute are 0.66p.
    expect(await lots(bureau.customer)).toEqual([
      { bill: '2026-06-10', on: '2026-06-01', quantity: 87, used: 60, carried: 27 },
      { bill: '2026-07-10', on: '2026-06-01', quantity: 27, used: 27, carried: 0 },
      { bill: '2026-07-10', on: '2026-06-10', quantity: 300, used: 300, carried: 0 },
    ]);
    expect(await draws(bureau.customer, '2026-07-10')).toEqual([
      { quantity: 27, micro: 5_400 },
      { quantity: 93, micro: 18_600 },
      { quantity: 207, micro: 41_400 },
    ]);
    const [landlines, mobiles] = await usageLines(bureau.customer, '2026-07-10');
    expect(landlines).toMatchObject({
      description: 'Calls to UK landlines: 2 calls, 0:06:00, 5.4 minutes inclusive',
      net: '0.01',
      facts: {
        sellMicro: 6_600,
        wholeMicro: 72_000,
        coveredMicro: 65_400,
        allowance1Quantity: 327,
      },
    });
    expect(landlines?.sentence).toContain('5.4 minutes from Five minutes, worth £0.0654');
    expect(mobiles).toMatchObject({ net: '0.06', facts: { sellMicro: 60_000 } });
    const { details } = await app
      .knex('invoices')
      .where({ customer_id: bureau.customer.id, bill_date: '2026-07-10' })
      .first('details');
    expect(JSON.parse(details).allowances).toEqual([
      {
        name: 'Five minutes',
        service: null,
        unit: 'second',
        granted: 300,
        carriedIn: 27,
        used: 327,
        carriedOn: 0,
      },
    ]);
  });

  it('leave nothing of a draft that is cancelled, and give the same bill again', async () => {
    const before = await draws(bureau.customer, '2026-07-10');
    const run = await app.knex('bill_runs').where({ status: 'review' }).first('document_id');
    await cancelRun(app, { documentId: run.document_id, by: 'Priya Shah' });
    expect((await lots(bureau.customer)).map(({ bill }: { bill: string }) => bill)).toEqual([
      '2026-06-10',
    ]);
    await billOn(app, bureau, '2026-07-10');
    expect(await draws(bureau.customer, '2026-07-10')).toEqual(before);
    await expect(
      app.knex.raw(`update billing.allowance_lots set used = 0 where customer_id = ?`, [
        bureau.customer.id,
      ]),
    ).rejects.toThrow('issued bill');
  });

  it('of one service are drawn on by its number only, and nobody else has them', async () => {
    const line2 = await makeProduct({ strapi: app.strapi, name: 'Line with minutes', price: 1 });
    await makeAllowance({
      product: line2.documentId,
      name: 'Own minute',
      quantity: 1,
      sharing: 'service',
      bandGroups: '',
      rolloverPeriods: 0,
      rolloverMost: null,
    });
    await makeService({
      strapi: app.strapi,
      customer: bureau.other,
      product: line2,
      identifier: '441614960033',
      startDate: '2026-06-01',
    });
    await take(app, folder, [
      line({
        cli: '+441614960033',
        localDate: '2026-06-18',
        dialled: '+447700900123',
        durationS: 90,
      }),
      line({ cli: `+${OTHER_CLI}`, localDate: '2026-06-18', durationS: 60 }),
      line({ cli: `+${CLI}`, localDate: '2026-06-18', durationS: 60 }),
    ]);
    await billOn(app, bureau, '2026-07-31');
    // A mobile costs 6p a minute: 30 of 90 seconds are left to pay.
    const charged = await usageLines(bureau.other, '2026-07-31');
    expect(charged.map(({ net, facts }) => [net, facts.sellMicro])).toEqual([
      ['0.01', 12_000],
      ['0.03', 30_000],
    ]);
  });

  it('are drawn on by calls as they were made, in whatever order and halves their files come, and once', async () => {
    const { strapi } = app;
    const takers: Made[] = [];
    const numbers = ['441614960041', '441614960042', '441614960043'];
    for (const identifier of numbers) {
      const customer = await makeCustomer({
        strapi,
        ...{ reseller: bureau.reseller.documentId, cycleDay: 10, billingStart: '2026-06-10' },
      });
      const startDate = '2026-06-10';
      await makeService({ strapi, customer, product: bureau.product, identifier, startDate });
      await makeService({ strapi, customer, product: bundle, startDate });
      takers.push(customer);
    }
    await billOn(app, bureau, '2026-06-10');
    // Seven calls of 70 s on seven days, 1.4p each.
    const calls = (identifier: string) =>
      [11, 12, 15, 16, 17, 18, 19].map((day) =>
        line({ cli: `+${identifier}`, localDate: `2026-06-${day}`, durationS: 70 }),
      );
    const [inOrder, shuffled, halves] = numbers.map(calls);
    const mixed = [3, 6, 0, 5, 1, 4, 2];
    await take(app, folder, inOrder ?? []);
    await take(
      app,
      folder,
      mixed.map((at) => shuffled?.[at] ?? ''),
      { batchRows: 2 },
    );
    const files = [
      await receive(app, folder, (halves ?? []).slice(3)),
      await receive(app, folder, (halves ?? []).slice(0, 3)),
    ];
    await Promise.all(files.map((fileId) => importUsageFile(app, { fileId, batchRows: 1 })));
    const run = await billOn(app, bureau, '2026-07-10', { autoIssue: false });

    // Five minutes: four calls whole, 20 s of the fifth. Left: 50 s and two calls, 1p + 2.8p.
    const whole = { quantity: 70, micro: 14_000 };
    const expected = [whole, whole, whole, whole, { quantity: 20, micro: 4_000 }];
    const found = async () => {
      const each: unknown[] = [];
      for (const customer of takers) {
        const { rows: days } = await app.knex.raw(
          `select to_char(u.local_date, 'DD') as day from billing.allowance_draws d
           join billing.usage_records u on u.id = d.record_id where d.customer_id = ? order by 1`,
          [customer.id],
        );
        expect(days.map(({ day }: { day: string }) => day).join()).toBe('11,12,15,16,17');
        const usage = await usageLines(customer, '2026-07-10');
        each.push([await draws(customer, '2026-07-10'), usage.map(({ net }) => net)]);
      }
      return each;
    };
    const all = takers.map(() => [expected, ['0.04']]);
    expect(await found()).toEqual(all);

    // Made anew, by two people at once: the same draws again, and no lot of them twice.
    const lotsBefore = await Promise.all(takers.map(lots));
    const again = takers.flatMap(({ documentId: customer }) => [
      recalculateBill(app, { customer, by: 'Priya Shah' }),
      recalculateBill(app, { customer, by: 'Tom Hall' }),
    ]);
    expect((await Promise.all(again)).map(({ ok }) => ok)).toEqual(again.map(() => true));
    expect(await found()).toEqual(all);
    expect(await Promise.all(takers.map(lots))).toEqual(lotsBefore);
    await issueRun(app, { documentId: run.documentId, by: 'Priya Shah' });
    await driveRun(app, { runId: run.id });
    expect(await found()).toEqual(all);
  });

  describe('of a bill that is made anew', () => {
    /** Two calls of 60 s at 1.2p on a bundle of five minutes, on a draft. */
    const draftOf = async (identifier: string) => {
      const { strapi } = app;
      const startDate = '2026-06-10';
      const customer = await makeCustomer({
        strapi,
        ...{ reseller: bureau.reseller.documentId, cycleDay: 10, billingStart: startDate },
      });
      await makeService({ strapi, customer, product: bureau.product, identifier, startDate });
      await makeService({ strapi, customer, product: bundle, startDate });
      await billOn(app, bureau, startDate);
      await take(
        app,
        folder,
        [11, 12].map((day) =>
          line({ cli: `+${identifier}`, localDate: `2026-06-${day}`, durationS: 60 }),
        ),
      );
      const run = await billOn(app, bureau, '2026-07-10', { autoIssue: false });
      expect(await draws(customer, '2026-07-10')).toEqual([
        { quantity: 60, micro: 12_000 },
        { quantity: 60, micro: 12_000 },
      ]);
      return { customer, run };
    };
    const netOf = async (customer: Made) =>
      (await usageLines(customer, '2026-07-10')).map(({ net }) => net);

    it('without them nothing is left, also of what would have been carried over', async () => {
      const { customer, run } = await draftOf('441614960051');
      await app.knex('allowances').where({ product_id: bundle.id }).update({ status: 'withdrawn' });
      try {
        const again = { customer: customer.documentId, by: 'Priya Shah' };
        expect(await recalculateBill(app, again)).toMatchObject({ ok: true });
      } finally {
        await app.knex('allowances').where({ product_id: bundle.id }).update({ status: 'active' });
      }
      expect(await netOf(customer)).toEqual(['0.02']);
      const left = await lots(customer);
      expect(left.filter(({ bill }: { bill: string }) => bill === '2026-07-10')).toEqual([]);
      expect(await draws(customer, '2026-07-10')).toEqual([]);
      await issueRun(app, { documentId: run.documentId, by: 'Priya Shah' });
      await driveRun(app, { runId: run.id });
    });

    it('they are carried over to the next bill alone, from the bill that was issued', async () => {
      const { customer, run } = await draftOf('441614960053');
      // Three minutes are left, of which two go on; a draft has carried nothing yet.
      const grants = { customerId: customer.id, resellerId: bureau.reseller.id };
      const next = { from: '2026-07-10', to: '2026-08-10' };
      const bill = { ...grants, billDate: next.to, period: next, cycleFrom: next.from };
      expect((await loadCarried(app.knex, [bill])).get(customer.id)).toBeUndefined();
      await issueRun(app, { documentId: run.documentId, by: 'Priya Shah' });
      await driveRun(app, { runId: run.id });
      await billOn(app, bureau, '2026-09-10');
      const later = (await lots(customer)).filter(
        ({ bill: day }: { bill: string }) => day > '2026-08',
      );
      expect(later).toEqual([
        { bill: '2026-08-10', on: '2026-06-10', quantity: 120, used: 0, carried: 0 },
        { bill: '2026-08-10', on: '2026-07-10', quantity: 300, used: 0, carried: 120 },
        { bill: '2026-09-10', on: '2026-07-10', quantity: 120, used: 0, carried: 0 },
        { bill: '2026-09-10', on: '2026-08-10', quantity: 300, used: 0, carried: 120 },
      ]);
    });

    it('they cover of a call what its rate charges for its beginning, the connection with it', async () => {
      const rate = app.knex('rates').where({ destination: 'UK landline' });
      await rate.clone().update({ connection: 0.05 });
      const { strapi } = app;
      const startDate = '2026-06-10';
      const customer = await makeCustomer({
        strapi,
        ...{ reseller: bureau.reseller.documentId, cycleDay: 10, billingStart: startDate },
      });
      const identifier = '441614960054';
      await makeService({ strapi, customer, product: bureau.product, identifier, startDate });
      await makeService({ strapi, customer, product: bundle, startDate });
      await billOn(app, bureau, startDate);
      await take(app, folder, [
        line({ cli: `+${identifier}`, localDate: '2026-06-11', durationS: 240 }),
        line({ cli: `+${identifier}`, localDate: '2026-06-12', durationS: 120 }),
      ]);
      await billOn(app, bureau, '2026-07-10');
      await rate.clone().update({ connection: 0 });
      // 5p and 1.2p a minute: of the second call a minute is left, which costs 1.2p.
      expect(await draws(customer, '2026-07-10')).toEqual([
        { quantity: 240, micro: 98_000 },
        { quantity: 60, micro: 62_000 },
      ]);
      expect(await netOf(customer)).toEqual(['0.01']);
    });

    it('after its calls were rated anew they cover them at the prices of then', async () => {
      const { customer, run } = await draftOf('441614960052');
      await cancelRun(app, { documentId: run.documentId, by: 'Priya Shah' });
      await app.knex('rates').where({ destination: 'UK landline' }).update({ peak: 0.03 });
      const started = await startRerating(app, {
        ...{ selection: { from: '2026-06-01', to: '2026-06-30' }, reason: 'the rate was wrong' },
        actor: { kind: 'admin', id: '1', name: 'Priya Shah' },
      });
      if (!started.ok) throw new Error(started.error.message);
      const { id: reratingId, documentId } = started.value;
      await runRerating(app, { reratingId });
      const actor = { kind: 'admin', id: '1', name: 'Priya Shah' };
      expect(await applyRerating(app, { documentId, actor })).toMatchObject({ ok: true });
      await runRerating(app, { reratingId });
      await billOn(app, bureau, '2026-07-10');
      expect(await draws(customer, '2026-07-10')).toEqual([
        { quantity: 60, micro: 30_000 },
        { quantity: 60, micro: 30_000 },
      ]);
      expect(await netOf(customer)).toEqual(['0.00']);
    });
  });
});
