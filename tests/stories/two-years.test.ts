import { moveBillDay } from '../../plugins/bill-run/server/src/bill-days/move-bill-day';
import { creditInvoice } from '../../plugins/bill-run/server/src/corrections/credit-invoice';
import { reissueInvoice } from '../../plugins/bill-run/server/src/corrections/reissue-invoice';
import type { PriceRiseDetail } from '../../plugins/bill-run/shared/contracts/price-rises';
import { findRise } from '../../plugins/bill-run/server/src/price-rises/find-rise';
import { riseDetail } from '../../plugins/bill-run/server/src/price-rises/rise-detail';
import { scheduleRise } from '../../plugins/bill-run/server/src/price-rises/schedule-rise';
import { withdrawRise } from '../../plugins/bill-run/server/src/price-rises/withdraw-rise';
import { previewAct } from '../../plugins/bill-run/server/src/service-terms/preview-act';
import { addCall, makeBureau } from '../bill-run/bureau';
import { bootStrapi, makeCustomer, makeDocument, type TestApp } from '../support';
import {
  act,
  agree,
  billResellers,
  billUpTo,
  bills,
  give,
  linesOn,
  putOnTier,
  sell,
  tellOf,
  timesCharged,
} from './bureau';

const TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** Bills month by month, each figure worked out by hand from the days of its period. */
describe('billing stories', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootStrapi();
    // The clock of the bureau alone is moved; time goes on as it is.
    jest.useFakeTimers({ now: new Date('2029-01-14T12:00:00Z'), doNotFake: [...TIMERS] });
  });

  afterAll(async () => {
    jest.useRealTimers();
    await app.destroy();
  });

  it('six bill days for two years, with a leap February and the changes of the clock in them', async () => {
    const story = await tellOf(app, {
      cycleDay: 1,
      billingStart: '2027-01-15',
    });
    const product = await sell(story, 31);
    // £31 a month from 15 January: a pound a day in the 31 days to the first bill, and a month ahead.
    const days = [
      { anchor: 1, first: ['2027-02-01', '48.00'], leap: '2028-02-01' },
      { anchor: 15, first: ['2027-01-15', '31.00'], leap: '2028-02-15' },
      { anchor: 28, first: ['2027-01-28', '44.00'], leap: '2028-02-28' },
      { anchor: 29, first: ['2027-01-29', '45.00'], leap: '2028-02-29' },
      { anchor: 30, first: ['2027-01-30', '46.00'], leap: '2028-02-29' },
      { anchor: 31, first: ['2027-01-31', '47.00'], leap: '2028-02-29' },
    ];
    const told = [];
    for (const day of days) {
      const customer = await makeCustomer({
        strapi: app.strapi,
        reseller: story.bureau.reseller.documentId,
        cycleDay: day.anchor,
        billingStart: '2027-01-15',
      });
      const of = { ...story, customer };
      told.push({
        ...day,
        of,
        service: await give(of, product, { startDate: '2027-01-15' }),
      });
    }
    await billUpTo(story, '2029-01-14');
    for (const { first, leap, of, service } of told) {
      const made = await bills(of);
      expect(made[0]).toEqual(first);
      expect(made).toHaveLength(24);
      expect(made.slice(1).filter(([, net]) => net !== '31.00')).toEqual([]);
      expect(made.map(([date]) => date)).toContain(leap);
      const times = await timesCharged({ app }, [service.id]);
      expect(times.filter((one) => one.times !== 1)).toEqual([]);
      const last = times.at(-1)?.day ?? '';
      const span = (Date.parse(last) - Date.parse('2027-01-15')) / 86_400_000 + 1;
      expect(times).toHaveLength(span);
    }
  });

  it('upgrade, downgrade, cease and restart', async () => {
    const story = await tellOf(app, {
      cycleDay: 15,
      billingStart: '2027-01-15',
    });
    const small = await sell(story, 10);
    const large = await sell(story, 20);
    const first = await give(story, small, { startDate: '2027-01-15' });
    await billUpTo(story, '2027-01-15');
    const upgrade = {
      productDocumentId: large.documentId,
      waiveEarlyEnd: false,
    };
    const second = await act(story, first, {
      kind: 'swap',
      from: '2027-01-25',
      ...upgrade,
    });
    await billUpTo(story, '2027-02-15');
    // 21 of 31 days of £10 back, 21 of 31 days of £20, a month of £20.
    expect(await linesOn(story, '2027-02-15')).toEqual([
      ['2027-01-25', '2027-02-15', '-6.77'],
      ['2027-01-25', '2027-02-15', '13.55'],
      ['2027-02-15', '2027-03-15', '20.00'],
    ]);
    const downgrade = {
      productDocumentId: small.documentId,
      waiveEarlyEnd: false,
    };
    const third = await act(story, second, {
      kind: 'swap',
      from: '2027-03-01',
      ...downgrade,
    });
    await billUpTo(story, '2027-03-15');
    // 14 of 28 days of £20 back, of £10 to pay, and a month of £10.
    expect(await linesOn(story, '2027-03-15')).toEqual([
      ['2027-03-01', '2027-03-15', '-10.00'],
      ['2027-03-01', '2027-03-15', '5.00'],
      ['2027-03-15', '2027-04-15', '10.00'],
    ]);
    const cease = {
      kind: 'cease',
      from: '2027-04-01',
      waiveEarlyEnd: false,
    } as const;
    const looked = await previewAct(app, {
      documentId: third.documentId,
      act: cease,
    });
    expect(looked).toMatchObject({
      value: { netBeforePence: 1000, netPence: -452 },
    });
    await act(story, third, cease);
    await billUpTo(story, '2027-04-15');
    // Taken up again a month later: 14 of 30 days and a month.
    await act(story, third, { kind: 'restart', from: '2027-05-01' });
    await billUpTo(story, '2027-05-15');
    expect(await bills(story)).toEqual([
      ['2027-01-15', '10.00'],
      ['2027-02-15', '26.78'],
      ['2027-03-15', '5.00'],
      ['2027-04-15', '-4.52'],
      ['2027-05-15', '14.67'],
    ]);
  });

  it('a quantity that changes within a month on discount, found out late, then once more', async () => {
    const story = await tellOf(app, {
      cycleDay: 15,
      billingStart: '2027-01-15',
    });
    const service = await give(story, await sell(story, 10), {
      startDate: '2027-01-15',
    });
    const half = {
      name: 'Half price',
      percentage: 50,
      validFrom: '2027-01-01',
      bills: 1,
    };
    const on = { scope: 'service', subscription: service.documentId };
    await agree(story, 'discount', { ...half, ...on });
    await billUpTo(story, '2027-01-15');
    await act(story, service, {
      kind: 'change',
      from: '2027-01-25',
      quantity: 3,
    });
    await billUpTo(story, '2027-02-15');
    // The discount was for one bill. 21 of 31 days: £10 back and its half price with it; three times £10; a month of £30.
    expect((await linesOn(story, '2027-02-15')).map(([, , net]) => net)).toEqual([
      '20.32',
      '-6.77',
      '30.00',
      '3.39',
    ]);
    // The same day once more, to another quantity: what was charged last is credited, and nothing twice.
    await act(story, service, {
      kind: 'change',
      from: '2027-01-25',
      quantity: 2,
    });
    await billUpTo(story, '2027-04-15');
    expect(await bills(story)).toEqual([
      ['2027-01-15', '5.00'],
      ['2027-02-15', '46.94'],
      // -20.32 + 13.55 and -30.00 + 20.00, and a month of £20.
      ['2027-03-15', '3.23'],
      ['2027-04-15', '20.00'],
    ]);
    const times = await timesCharged({ app }, [service.id]);
    expect(times.filter((one) => one.times !== 1)).toEqual([]);
  });

  it('discounts on a group, on usage and on a service by its days, in a leap February', async () => {
    const story = await tellOf(app, { cycleDay: 1, billingStart: '2028-02-01' });
    const lines = { group: 'Lines' };
    await give(story, await sell(story, 30, lines), { startDate: '2028-02-01' });
    await give(story, await sell(story, 29, lines), { startDate: '2028-02-16' });
    const other = await give(story, await sell(story, 29), { startDate: '2028-02-16' });
    const valid = { validFrom: '2028-02-01' };
    await agree(story, 'discount', {
      ...{ ...valid, name: 'Lines', scope: 'group', group: 'Lines', percentage: 25 },
    });
    await agree(story, 'discount', { ...valid, name: 'Calls', scope: 'usage', percentage: 10 });
    await agree(story, 'discount', {
      ...{ ...valid, name: 'Welcome', scope: 'service', subscription: other.documentId },
      ...{ kind: 'amount', amount: 2.9, prorated: true },
    });
    await billUpTo(story, '2028-02-01');
    await addCall(app.knex, {
      ...{ customer: story.customer, date: '2028-02-20', sellMicro: 5_000_000 },
    });
    await billUpTo(story, '2028-03-01');
    expect(await bills(story)).toEqual([
      // 14 of 29 days of £29 are £14. Lines 30 + 14 = 44, less 11.00; the other 14, less 14/29 of 2.90 = 1.40.
      ['2028-02-01', '45.60'],
      // Lines 30 + 29 = 59, less 14.75; the other 29, less 2.90; calls 5, less 0.50.
      ['2028-03-01', '74.85'],
    ]);
  });

  it('a credit, a bill issued anew, and a call that comes after its bill', async () => {
    const story = await tellOf(app, { cycleDay: 1, billingStart: '2027-01-01' });
    await give(story, await sell(story, 10), { startDate: '2027-01-01' });
    const invoiceOf = async (billDate: string) => {
      const { rows } = await app.knex.raw(
        `select v.document_id as "documentId", l.id as line from invoices v join invoice_lines l on l.invoice_id = v.id
         where v.customer_id = ? and v.bill_date = ? and v.bill_run_id is not null`,
        [story.customer.id, billDate],
      );
      return rows[0] as { documentId: string; line: number };
    };
    const putRight = async (
      billDate: string,
      deed: typeof creditInvoice | typeof reissueInvoice,
      netPence: number,
    ) => {
      const { documentId, line } = await invoiceOf(billDate);
      const body = {
        requestId: `of-${billDate}`,
        reason: 'Agreed',
        lines: [{ id: line, netPence }],
      };
      expect(await deed(app, { documentId, madeBy: 'Priya Shah', body })).toMatchObject({
        ok: true,
      });
    };
    await billUpTo(story, '2027-01-01');
    await putRight('2027-01-01', creditInvoice, 400);
    await billUpTo(story, '2027-02-01');
    await putRight('2027-02-01', reissueInvoice, 800);
    await addCall(app.knex, {
      ...{ customer: story.customer, date: '2027-01-20', sellMicro: 500_000 },
    });
    await billUpTo(story, '2027-03-01');
    const { rows } = await app.knex.raw(
      `select kind, bill_date::text as day, right(number, 6) as number, gross_total::text as gross from invoices
       where customer_id = ? order by id`,
      [story.customer.id],
    );
    // £12.00 with VAT; £4.00 and its VAT back; February back whole and again at £8.00; March with a call of £0.50.
    expect(rows.map((row: Record<string, string>) => Object.values(row))).toEqual([
      ['invoice', '2027-01-01', '000001', '12.00'],
      ['credit-note', '2027-01-01', '000001', '-4.80'],
      ['invoice', '2027-02-01', '000002', '12.00'],
      ['credit-note', '2027-02-01', '000002', '-12.00'],
      ['invoice', '2027-02-01', '000003', '9.60'],
      ['invoice', '2027-03-01', '000004', '12.60'],
    ]);
    const owed = await app.knex.raw(
      `select sum(amount_pence) filter (where account = 'receivable')::int as owed, sum(amount_pence)::int as all
       from billing.ledger_entries where customer_id = ?`,
      [story.customer.id],
    );
    // 12.00 - 4.80 + 9.60 + 12.60.
    expect(owed.rows).toEqual([{ owed: 2_940, all: 0 }]);
  });

  it('a late call and a move to another bill day', async () => {
    const story = await tellOf(app, {
      cycleDay: 30,
      billingStart: '2027-01-30',
    });
    await give(story, await sell(story, 31), { startDate: '2027-01-30' });
    await billUpTo(story, '2027-01-30');
    await addCall(app.knex, {
      customer: story.customer,
      date: '2027-01-10',
      sellMicro: 2_000_000,
    });
    const selection = { customers: [story.customer.documentId] };
    await app.strapi.db.transaction(({ trx }) =>
      moveBillDay(app, trx, {
        selection,
        toDay: 5,
        bridge: 'part',
        movedBy: 'Priya Shah',
      }),
    );
    await billUpTo(story, '2027-03-05');
    expect(await bills(story)).toEqual([
      ['2027-01-30', '31.00'],
      // Charged to 28 February: 5 of the 28 days to 5 March are £5.54, and the call.
      ['2027-02-05', '7.54'],
      ['2027-03-05', '31.00'],
    ]);
  });

  it('a price rise comes with the first period on or after its day, once, and can be withdrawn before', async () => {
    const story = await tellOf(app, {
      cycleDay: 15,
      billingStart: '2027-01-15',
    });
    const product = await sell(story, 10);
    await give(story, product, { startDate: '2027-01-15', quantity: 2 });
    const rise = (effectiveDate: string) =>
      makeDocument({
        strapi: app.strapi,
        uid: 'api::price-rise.price-rise',
        data: {
          ...{
            name: 'Annual change',
            product: product.documentId,
            effectiveDate,
            amount: 1.5,
          },
          ...{
            noticeDays: 30,
            noticeText: '{product} costs {new} from {date}.',
          },
        },
      });
    const schedule = ({ documentId }: { documentId: string }, services: number) =>
      app.strapi.db.transaction(({ trx }) =>
        scheduleRise(app, trx, {
          documentId,
          services,
          sendNotices: true,
          scheduledBy: 'test',
        }),
      );
    jest.setSystemTime(new Date('2027-01-20T12:00:00Z'));
    const spring = await rise('2027-03-01');
    expect(await schedule(spring, 2)).toMatchObject({
      error: { code: 'services-changed' },
    });
    expect(await schedule(spring, 1)).toMatchObject({ ok: true });
    expect(await schedule(spring, 1)).toMatchObject({
      error: { code: 'rise-not-draft' },
    });
    const summer = await rise('2027-04-20');
    await schedule(summer, 1);
    await app.strapi.db.transaction(({ trx }) =>
      withdrawRise(app, trx, {
        documentId: summer.documentId,
        withdrawnBy: 'test',
      }),
    );
    jest.setSystemTime(new Date('2029-01-14T12:00:00Z'));
    await billUpTo(story, '2027-05-15');
    expect(await bills(story)).toEqual([
      ['2027-01-15', '20.00'],
      ['2027-02-15', '20.00'],
      ['2027-03-15', '23.00'],
      ['2027-04-15', '23.00'],
      ['2027-05-15', '23.00'],
    ]);
    const late = await rise('2026-12-01');
    expect(await schedule(late, 1)).toMatchObject({
      error: { code: 'notice-too-short' },
    });
  });

  it('a price rise by CPI + 3.9 % comes to all products, each rounded once, and tells of each', async () => {
    const story = await tellOf(app, { cycleDay: 15, billingStart: '2027-01-15' });
    const { knex } = app;
    await knex('customers')
      .where({ id: story.customer.id })
      .update({ email: 'pat@customer.example' });
    const products = [await sell(story, 24.99), await sell(story, 9.5), await sell(story, 0)];
    for (const product of products) {
      await give(story, product, { startDate: '2027-01-15', quantity: 3 });
    }
    const makeRise = (data: object) =>
      makeDocument({
        strapi: app.strapi,
        uid: 'api::price-rise.price-rise',
        data: {
          ...{ name: 'Annual change', reseller: story.bureau.reseller.documentId },
          ...{ effectiveDate: '2027-03-01', riseBy: 'percent', noticeDays: 30 },
          ...{ indexPercent: 3.8, addedPercent: 3.9, noticeText: '{customer}:\n{prices}' },
          ...data,
        },
      });
    await expect(makeRise({ noticeText: 'It costs more.' })).rejects.toMatchObject({
      details: { code: 'prices-needed' },
    });
    await expect(makeRise({ addedPercent: -3.8 })).rejects.toMatchObject({
      details: { code: 'percent-needed' },
    });
    await expect(makeRise({ riseBy: 'amount', amount: 1 })).rejects.toMatchObject({
      details: { code: 'product-needed' },
    });
    /** Old and new, the dearest first. */
    const pricesOf = (detail: PriceRiseDetail | undefined) =>
      detail?.prices
        .map(({ oldMicro, newMicro }) => [oldMicro, newMicro])
        .sort(([a = 0], [b = 0]) => b - a);
    jest.setSystemTime(new Date('2027-01-20T12:00:00Z'));
    const rise = await makeRise({});
    const scheduled = await app.strapi.db.transaction(async ({ trx }) => {
      const found = await findRise(trx, rise);
      const detail = found && (await riseDetail(trx, found));
      expect(detail).toMatchObject({ services: 2, monthlyBeforePence: 10_347 });
      // £24.99 x 1.077 = £26.914, £9.50 x 1.077 = £10.2315
      expect(pricesOf(detail)).toEqual([
        [24_990_000, 26_910_000],
        [9_500_000, 10_230_000],
      ]);
      const input = { ...rise, services: 2, sendNotices: true, scheduledBy: 'test' };
      return scheduleRise(app, trx, input);
    });
    expect(scheduled).toMatchObject({ ok: true });
    // Scheduled, it still says what it does: not what it would do on top of itself.
    await knex('price_rises').where({ id: rise.id }).update({ effective_date: '2027-03-15' });
    const again = await findRise(knex, rise);
    expect(pricesOf(again && (await riseDetail(knex, again)))).toEqual([
      [24_990_000, 26_910_000],
      [9_500_000, 10_230_000],
    ]);
    await knex('price_rises').where({ id: rise.id }).update({ effective_date: '2027-03-01' });
    const [mail] = await knex('billing.emails').where('to_address', 'pat@customer.example');
    expect(mail.text).toContain('£24.99 becomes £26.91 from 15 Mar 2027');
    expect(mail.text).toContain('£9.50 becomes £10.23 from 15 Mar 2027');
    jest.setSystemTime(new Date('2029-01-14T12:00:00Z'));
    await billUpTo(story, '2027-03-15');
    expect(await bills(story)).toEqual([
      ['2027-01-15', '103.47'],
      ['2027-02-15', '103.47'],
      // 3 x £26.91 and 3 x £10.23
      ['2027-03-15', '111.42'],
    ]);
  });

  it('a minimum commitment, and a term that is left early and then not', async () => {
    const story = await tellOf(app, {
      cycleDay: 15,
      billingStart: '2027-01-15',
    });
    const term = {
      termMonths: 12,
      earlyEndCharge: 'percentage',
      earlyEndPercent: 50,
    };
    const service = await give(story, await sell(story, 10, term), {
      startDate: '2027-01-15',
    });
    const minimum = {
      name: 'Minimum spend',
      amount: 25,
      validFrom: '2027-01-15',
    };
    await agree(story, 'commitment', { ...minimum, validTo: '2027-03-14' });
    await billUpTo(story, '2027-03-15');
    await act(story, service, {
      kind: 'cease',
      from: '2027-04-15',
      waiveEarlyEnd: false,
    });
    await billUpTo(story, '2027-04-15');
    await act(story, service, { kind: 'restart', from: '2027-04-15' });
    await billUpTo(story, '2027-05-15');
    expect(await bills(story)).toEqual([
      ['2027-01-15', '10.00'],
      // £10 of the £25 agreed, £15 on top.
      ['2027-02-15', '25.00'],
      ['2027-03-15', '25.00'],
      // Nine months of £10 are left; half of that.
      ['2027-04-15', '45.00'],
      // The end is taken back, so is its charge; two months.
      ['2027-05-15', '-25.00'],
    ]);
  });

  it('yearly on the anniversary, quarterly in arrears', async () => {
    const story = await tellOf(app, {
      cycleDay: 1,
      billingStart: '2027-02-01',
    });
    const yearly = { frequency: 'annual', alignment: 'anniversary' };
    const quarterly = { frequency: 'quarterly', timing: 'arrears' };
    await give(story, await sell(story, 120, yearly), {
      startDate: '2027-02-10',
    });
    await give(story, await sell(story, 30, quarterly), {
      startDate: '2027-02-01',
    });
    await billUpTo(story, '2028-03-01');
    expect(await bills(story)).toEqual([
      ['2027-03-01', '120.00'],
      ['2027-05-01', '30.00'],
      ['2027-08-01', '30.00'],
      ['2027-11-01', '30.00'],
      ['2028-02-01', '30.00'],
      ['2028-03-01', '120.00'],
    ]);
  });

  it('a reseller who changes his tier, in a leap February and on the last day of a month', async () => {
    const story = { app, bureau: await makeBureau(app) };
    await putOnTier(story, { tier: 'executive', from: '2027-01-01', fee: 50 });
    await billResellers(story, '2027-07-01');
    await putOnTier(story, { tier: 'advanced', from: '2027-07-16', fee: 75 });
    await billResellers(story, '2028-02-01');
    await putOnTier(story, { tier: 'elite', from: '2028-02-15', fee: 75 });
    await billResellers(story, '2028-10-01');
    await putOnTier(story, { tier: 'executive', from: '2028-10-31', fee: 50 });
    const made = await billResellers(story, '2028-12-01');
    expect(made.length).toBe(24);
    expect(made.filter(([, net], index) => net !== made[index - 1]?.[1])).toEqual([
      ['2027-01-01', '100.00'],
      // The set-up of £150.00, done on the first day, on the bill after it.
      ['2027-02-01', '250.00'],
      ['2027-03-01', '100.00'],
      // 16 of 31 days: Executive -51.61, Advanced 77.42; August 150.00; the regrade 75.00.
      ['2027-08-01', '250.81'],
      ['2027-09-01', '150.00'],
      // 15 of 29 days: Advanced -77.59, Elite 155.17; March 300.00; the regrade 75.00.
      ['2028-03-01', '452.58'],
      ['2028-04-01', '300.00'],
      // A day of 31: Elite -9.68, Executive 3.23; November 100.00; the regrade 50.00.
      ['2028-11-01', '143.55'],
      ['2028-12-01', '100.00'],
    ]);
  });
});
