import { cancelRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { reachOfRise } from '../../plugins/bill-run/server/src/price-rises/affected-services';
import { findRise } from '../../plugins/bill-run/server/src/price-rises/find-rise';
import { riseDetail } from '../../plugins/bill-run/server/src/price-rises/rise-detail';
import { scheduleRise } from '../../plugins/bill-run/server/src/price-rises/schedule-rise';
import { withdrawRise } from '../../plugins/bill-run/server/src/price-rises/withdraw-rise';
import { actOnService } from '../../plugins/bill-run/server/src/service-terms/act-on-service';
import { applyDueChanges } from '../../plugins/bill-run/server/src/service-terms/apply-due-changes';
import { bootStrapi, makeDocument, makeProduct, type Made, type TestApp } from '../support';
import { billOn, makeBilledCustomer, makeBureau } from './bureau';

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

/** Services that are billed by the quarter pay a rise up to three months after its day; much may happen to a price until then. */
describe('a price rise and what else is dated until a service pays it', () => {
  let app: TestApp;
  let bureau: Awaited<ReturnType<typeof makeBureau>>;
  let customer: Made;
  let service: { id: number };
  const on = (day: string) => `2026-${day}`;

  beforeAll(async () => {
    app = await bootStrapi();
    // Rises are scheduled before their day; nothing else is to stand still.
    jest.useFakeTimers({ now: new Date('2026-01-15T12:00:00Z'), doNotFake: [...TIMERS] });
  });
  afterAll(async () => {
    jest.useRealTimers();
    await app.destroy();
  });

  /** Quarters from the first of January, April, July and October, at £10.00. */
  beforeEach(async () => {
    bureau = await makeBureau(app);
    const product = await makeProduct({ strapi: app.strapi, frequency: 'quarterly' });
    bureau = { ...bureau, product };
    customer = await makeBilledCustomer(app, {
      ...{ ...bureau, cycleDay: 1, billingStart: on('01-01') },
    });
    service = await app.knex('subscriptions').where({ customer_id: customer.id }).first('id');
  });

  const setPrice = (from: string, price: number) =>
    app.knex('billing.service_changes').insert({
      ...{ subscription_id: service.id, customer_id: customer.id },
      ...{ reseller_id: bureau.reseller.id, effective_from: from, unit_price: price },
      ...{ base_quantity: 1, base_price: null, reason: 'Agreed with Mr Lee', made_by: 'test' },
    });
  const makeRise = (effectiveDate: string, terms: object) =>
    makeDocument({
      strapi: app.strapi,
      uid: 'api::price-rise.price-rise',
      data: {
        ...{ name: 'Rise', product: bureau.product.documentId, effectiveDate },
        ...{ noticeDays: 0, noticeText: 'More', ...terms },
      },
    });
  const look = (rise: Made) =>
    app.strapi.db.transaction(async ({ trx }) => {
      const found = await findRise(trx, rise);
      if (!found) throw new Error('gone');
      return { ...(await reachOfRise(trx, found)), detail: await riseDetail(trx, found) };
    });
  const schedule = async (effectiveDate: string, terms: object, services: number) => {
    const rise = await makeRise(effectiveDate, terms);
    const done = await app.strapi.db.transaction(({ trx }) =>
      scheduleRise(app, trx, {
        ...{ documentId: rise.documentId, services, sendNotices: false, scheduledBy: 'test' },
      }),
    );
    expect(done).toMatchObject({ ok: true });
    return rise;
  };
  const withdraw = (rise: Made) =>
    app.strapi.db.transaction(({ trx }) =>
      withdrawRise(app, trx, { documentId: rise.documentId, withdrawnBy: 'test' }),
    );
  const priceOf = (id: number) =>
    app.knex('subscriptions').where({ id }).first('price_override as price');
  const charged = async () =>
    (
      await app.knex.raw(
        `select l.period_from::text as day, l.net_amount::text as net from invoice_lines l
         join invoices v on v.id = l.invoice_id where v.customer_id = ? order by 1, 2`,
        [customer.id],
      )
    ).rows.map(({ day, net }: { day: string; net: string }) => `${day} ${net}`);
  const billUntil = async (day: string) => {
    jest.setSystemTime(new Date(`${day}T12:00:00Z`));
    await billOn(app, bureau, day);
    jest.setSystemTime(new Date('2026-01-15T12:00:00Z'));
    return charged();
  };

  it.each([['03-15'], ['04-01']])(
    'leaves the price alone that a person set from %s, after the day of the rise',
    async (day) => {
      await setPrice(on(day), 20);
      const rise = await makeRise(on('03-01'), { amount: 1 });
      const { services, decided, detail } = await look(rise);
      expect(services).toEqual([]);
      expect(decided).toMatchObject([
        { from: on(day), micro: 20_000_000, reason: 'Agreed with Mr Lee' },
      ]);
      expect(detail).toMatchObject({
        ...{ services: 0, servicesDecidedLater: 1 },
        decidedLater: [{ from: on(day), micro: 20_000_000 }],
      });
      await schedule(on('03-01'), { amount: 1 }, 0);
      expect((await billUntil(on('04-01'))).at(-1)).toBe(`${on('04-01')} 20.00`);
    },
  );

  it('is not taken back while a bill that is in check charges by it', async () => {
    const rise = await makeRise(on('01-20'), { amount: 1 });
    await app.strapi.db.transaction(({ trx }) =>
      scheduleRise(app, trx, {
        ...{ documentId: rise.documentId, services: 1, sendNotices: false, scheduledBy: 'test' },
      }),
    );
    jest.setSystemTime(new Date('2026-04-01T12:00:00Z'));
    await billOn(app, bureau, on('03-01'));
    const run = await billOn(app, bureau, on('04-01'), { autoIssue: false });
    const takeBack = () =>
      app.strapi.db.transaction(({ trx }) =>
        withdrawRise(app, trx, { documentId: rise.documentId, withdrawnBy: 'test' }),
      );
    const refused = await takeBack();
    await cancelRun(app, { documentId: run.documentId, by: 'test' });
    const done = await takeBack();
    jest.setSystemTime(new Date('2026-01-15T12:00:00Z'));
    expect(refused).toMatchObject({ ok: false, error: { code: 'rise-in-force' } });
    expect(done).toMatchObject({ ok: true });
  });

  it('raises the price that a person set until its day, and is followed by one from after the period', async () => {
    await setPrice(on('02-15'), 20);
    await setPrice(on('07-01'), 30);
    await schedule(on('03-01'), { amount: 1 }, 1);
    const lines = await billUntil(on('07-01'));
    expect(lines).toContain(`${on('04-01')} 21.00`);
    expect(lines).toContain(`${on('07-01')} 30.00`);
  });

  it('raises what another rise has made of the price by then, whichever was scheduled first', async () => {
    await schedule(on('03-01'), { riseBy: 'percent', addedPercent: 10 }, 1);
    await schedule(on('03-15'), { amount: 2 }, 1);
    // £10.00 and 10 %, and £2.00.
    expect(await billUntil(on('04-01'))).toContain(`${on('04-01')} 13.00`);
  });

  it('raises it also when the rise of the later day was scheduled first', async () => {
    await schedule(on('03-15'), { amount: 2 }, 1);
    await schedule(on('03-01'), { riseBy: 'percent', addedPercent: 10 }, 1);
    // £10.00 and £2.00, and 10 %.
    expect(await billUntil(on('04-01'))).toContain(`${on('04-01')} 13.20`);
  });

  it('is not charged any more once it was taken back, whatever it had made of the service', async () => {
    const rise = await schedule(on('03-01'), { amount: 1 }, 1);
    await applyDueChanges(app.knex);
    expect(Number((await priceOf(service.id)).price)).toBe(11);
    expect(await withdraw(rise)).toMatchObject({ ok: true });
    expect(await priceOf(service.id)).toEqual({ price: null });
    expect(await billUntil(on('04-01'))).toContain(`${on('04-01')} 10.00`);
  });

  it('gives back the price that was agreed, when it is taken back', async () => {
    await app.knex('subscriptions').where({ id: service.id }).update({ price_override: 8 });
    const rise = await schedule(on('03-01'), { amount: 1, includesOwnPrices: true }, 1);
    await applyDueChanges(app.knex);
    await withdraw(rise);
    expect(Number((await priceOf(service.id)).price)).toBe(8);
    // Taken back, it is as if it had not been: the price is agreed still.
    expect((await look(await makeRise(on('03-01'), { amount: 1 }))).services).toEqual([]);
  });

  it('is the price of a service that is taken up again', async () => {
    await schedule(on('03-01'), { amount: 1 }, 1);
    const { document_id: documentId } = await app
      .knex('subscriptions')
      .where({ id: service.id })
      .first('document_id');
    const act = (what: Parameters<typeof actOnService>[2]['act']) =>
      app.strapi.db.transaction(({ trx }) =>
        actOnService(app, trx, { documentId, act: what, madeBy: 'test' }),
      );
    await act({ kind: 'cease', from: on('08-01'), waiveEarlyEnd: false });
    expect(await act({ kind: 'restart', from: on('09-01') })).toMatchObject({ ok: true });
    const again = await app
      .knex('subscriptions')
      .where({ customer_id: customer.id, end_date: null })
      .first('id');
    expect(Number((await priceOf(again.id)).price)).toBe(11);
  });
});
