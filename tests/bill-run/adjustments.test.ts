import { creditInvoice } from '../../plugins/bill-run/server/src/corrections/credit-invoice';
import { cancelRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { bootStrapi, makeDocument, type Made, type TestApp } from '../support';
import { addCall, billOn, invoicesOf, makeBilledCustomer, makeBureau } from './bureau';

let app: TestApp;

beforeAll(async () => {
  app = await bootStrapi();
});
afterAll(() => app.destroy());

/** A customer whose January has been billed with two calls of 0.4 pence each, so 0.8 pence as one penny. */
const makeBilled = async () => {
  const bureau = await makeBureau(app);
  const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
  await addCall(app.knex, { customer, date: '2026-01-05', sellMicro: 4_000 });
  await addCall(app.knex, { customer, date: '2026-01-06', sellMicro: 4_000 });
  await billOn(app, bureau, '2026-01-15');
  return { bureau, customer };
};

/** Adjusts each record of the customer's January, for the bill that is open. */
const adjust = (customer: Made, { cause, sellMicro }: { cause: string; sellMicro: number }) =>
  app.knex.raw(
    `insert into billing.usage_adjustments (cause, reason, reseller_id, customer_id, billed_date, band, call_type,
       record_id, record_date, sell_micro, buy_micro, bill_date)
     select :cause, 'rerated', u.reseller_id, u.customer_id, u.bill_date, u.band, u.call_type, u.id, u.local_date,
            :sellMicro, 0, cy.usage_bill_date
     from billing.usage_records u join billing.customer_cycles cy on cy.customer_id = u.customer_id
     where u.customer_id = :customerId and u.bill_date = '2026-01-15'`,
    { cause, sellMicro, customerId: customer.id },
  );

/** The adjustment lines of a customer's bills, in pence. */
const linesOf = async (customer: Made) => {
  const result = await app.knex.raw(
    `select v.bill_date::text as bill, (l.net_amount * 100)::int as pence, l.description
     from invoice_lines l join invoices v on v.id = l.invoice_id
     where v.customer_id = ? and l.explanation -> 'facts' ->> 'adjusts' = 'true' order by v.bill_date, l.position`,
    [customer.id],
  );
  return result.rows;
};

describe('adjustments of billed usage', () => {
  it('come on the next bill as a line that says what it is about, once, rounded as the line it puts right', async () => {
    const { bureau, customer } = await makeBilled();
    await adjust(customer, { cause: 'test:1', sellMicro: 3_000 });
    await billOn(app, bureau, '2026-02-15');
    await billOn(app, bureau, '2026-03-15');
    // 0.8 pence were billed as 1; 1.4 pence are 1 too: nothing to add, and the difference is not lost.
    expect(await linesOf(customer)).toEqual([]);

    await adjust(customer, { cause: 'test:2', sellMicro: 3_000 });
    await billOn(app, bureau, '2026-04-15');
    await billOn(app, bureau, '2026-05-15');
    expect(await linesOf(customer)).toEqual([
      {
        bill: '2026-04-15',
        pence: 1,
        description: 'Adjustment of calls to UK mobiles, 5 Jan 2026 to 6 Jan 2026: 2 calls',
      },
    ]);
  });

  it('give the pence back when they are taken back', async () => {
    const { bureau, customer } = await makeBilled();
    await adjust(customer, { cause: 'test:up', sellMicro: 50_000 });
    await billOn(app, bureau, '2026-02-15');
    await adjust(customer, { cause: 'test:down', sellMicro: -50_000 });
    await billOn(app, bureau, '2026-03-15');
    expect((await linesOf(customer)).map(({ pence }: { pence: number }) => pence)).toEqual([
      10, -10,
    ]);
  });

  it('give back no more than is still paid of the line, after a credit note', async () => {
    const { bureau, customer } = await makeBilled();
    await adjust(customer, { cause: 'test:dear', sellMicro: 500_000 });
    await billOn(app, bureau, '2026-02-15');
    const bill = await app
      .knex('invoices')
      .where({ customer_id: customer.id, bill_date: '2026-02-15' })
      .first('id', 'document_id');
    const line = await app
      .knex('invoice_lines')
      .where({ invoice_id: bill.id, section: 'usage' })
      .first('id');
    const lines = [{ id: line.id, netPence: 60 }];
    const body = { requestId: 'request-1', reason: 'Goodwill', lines };
    await creditInvoice(app, { documentId: bill.document_id, madeBy: 'Priya Shah', body });
    await adjust(customer, { cause: 'test:cheap', sellMicro: -502_000 });
    await billOn(app, bureau, '2026-03-15');
    // A penny for the calls and a pound for what put them right were billed, and 60p of that are credited.
    expect((await linesOf(customer)).map(({ pence }: { pence: number }) => pence)).toEqual([
      100, -41,
    ]);
  });

  describe('of what was billed with a discount', () => {
    /** A call of £10.00, billed on 15 January, with a discount on usage. */
    const makeDiscounted = async (discount: Record<string, unknown> | null) => {
      const bureau = await makeBureau(app);
      const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
      if (discount) await give(customer, discount);
      await addCall(app.knex, { customer, date: '2026-01-05', sellMicro: 10_000_000 });
      await billOn(app, bureau, '2026-01-15');
      return { bureau, customer };
    };
    const give = (customer: Made, discount: Record<string, unknown>) =>
      makeDocument({
        strapi: app.strapi,
        uid: 'api::discount.discount',
        data: { name: 'Off', customer: customer.documentId, scope: 'usage', ...discount },
      });
    /** What a bill charges beside the service, in pence: adjustments, then their discounts. */
    const putRight = async (customer: Made, billDate: string): Promise<number[]> => {
      const result = await app.knex.raw(
        `select (l.net_amount * 100)::int as pence from invoice_lines l join invoices v on v.id = l.invoice_id
         where v.customer_id = ? and v.bill_date = ? and l.section in ('usage', 'discount') order by l.position`,
        [customer.id, billDate],
      );
      return result.rows.map(({ pence }: { pence: number }) => pence);
    };
    const JANUARY = { validFrom: '2026-01-01', validTo: '2026-02-01' };

    it.each<[string, Record<string, unknown>, number, number[]]>([
      ['has lapsed', { percentage: 10, ...JANUARY }, -10, [-1_000, 100]],
      ['has lapsed, in part', { percentage: 10, ...JANUARY }, -5, [-500, 50]],
      ['has lapsed, charged more', { percentage: 10, ...JANUARY }, 5, [500, -50]],
      ['still holds', { percentage: 10, validFrom: '2026-01-01' }, -10, [-1_000, 100]],
      ['was a sum', { kind: 'amount', amount: 4, ...JANUARY }, -10, [-1_000, 400]],
      ['was a sum, in part', { kind: 'amount', amount: 4, ...JANUARY }, -5, [-500]],
    ])('give back what was paid beside a discount that %s', async (_, terms, pounds, lines) => {
      const { bureau, customer } = await makeDiscounted(terms);
      await adjust(customer, { cause: 'test:discounted', sellMicro: pounds * 1_000_000 });
      await billOn(app, bureau, '2026-02-15');
      expect(await putRight(customer, '2026-02-15')).toEqual(lines);
    });

    it('give back all that was paid before there was a discount', async () => {
      const { bureau, customer } = await makeDiscounted(null);
      await give(customer, { percentage: 50, validFrom: '2026-02-01' });
      await adjust(customer, { cause: 'test:before', sellMicro: -10_000_000 });
      await billOn(app, bureau, '2026-02-15');
      expect(await putRight(customer, '2026-02-15')).toEqual([-1_000]);
    });

    it('come over several bills, and a credit note, to what was paid', async () => {
      const { bureau, customer } = await makeDiscounted({ percentage: 10, ...JANUARY });
      await adjust(customer, { cause: 'test:more', sellMicro: 5_000_000 });
      await billOn(app, bureau, '2026-02-15');
      const bill = await app
        .knex('invoices')
        .where({ customer_id: customer.id, bill_date: '2026-01-15' })
        .first('id', 'document_id');
      const line = await app
        .knex('invoice_lines')
        .where({ invoice_id: bill.id, section: 'usage' })
        .first('id');
      const body = {
        ...{ requestId: 'request-1', reason: 'Goodwill' },
        lines: [{ id: line.id, netPence: 400 }],
      };
      await creditInvoice(app, { documentId: bill.document_id, madeBy: 'Priya Shah', body });
      await adjust(customer, { cause: 'test:all', sellMicro: -15_000_000 });
      await billOn(app, bureau, '2026-03-15');
      expect(await putRight(customer, '2026-02-15')).toEqual([500, -50]);
      // £9.00 and £4.50 were paid, and £3.60 or a little less credited: the line has £11.00 left, with £1.10 off.
      expect(await putRight(customer, '2026-03-15')).toEqual([-1_100, 110]);
    });
  });

  it('are free again when the run that took them is cancelled, and those made meanwhile come with them', async () => {
    const { bureau, customer } = await makeBilled();
    await adjust(customer, { cause: 'test:before', sellMicro: 50_000 });
    const run = await billOn(app, bureau, '2026-02-15', { autoIssue: false });
    await adjust(customer, { cause: 'test:meanwhile', sellMicro: 10_000 });
    expect((await linesOf(customer)).map(({ pence }: { pence: number }) => pence)).toEqual([10]);
    await cancelRun(app, { documentId: run.documentId, by: 'test' });
    await billOn(app, bureau, '2026-02-15');
    await billOn(app, bureau, '2026-03-15');
    expect(await linesOf(customer)).toMatchObject([{ bill: '2026-02-15', pence: 12 }]);
  });

  it('bring a bill to a customer who has left', async () => {
    const { bureau, customer } = await makeBilled();
    await app.knex('customers').where({ id: customer.id }).update({ status: 'closed' });
    await app
      .knex('subscriptions')
      .where({ customer_id: customer.id })
      .update({ end_date: '2026-02-15' });
    await adjust(customer, { cause: 'test:left', sellMicro: -2_000 });
    await billOn(app, bureau, '2026-02-15');
    expect(await linesOf(customer)).toMatchObject([{ bill: '2026-02-15', pence: -1 }]);
    expect((await invoicesOf(app.knex, bureau)).length).toBe(2);
  });

  it('are made once by a cause, never changed, and never for the bill they put right', async () => {
    const { bureau, customer } = await makeBilled();
    await adjust(customer, { cause: 'test:once', sellMicro: 50_000 });
    await expect(adjust(customer, { cause: 'test:once', sellMicro: 50_000 })).rejects.toThrow(
      'usage_adjustments_once',
    );
    const mine = app.knex('billing.usage_adjustments').where({ customer_id: customer.id });
    await expect(mine.clone().update({ sell_micro: 1 })).rejects.toThrow('billing.immutable');
    await expect(mine.clone().delete()).rejects.toThrow('billing.immutable');
    await expect(mine.clone().update({ bill_date: '2026-01-15' })).rejects.toThrow(
      'usage_adjustments_later',
    );
    await billOn(app, bureau, '2026-02-15');
    await expect(mine.clone().update({ bill_date: '2026-05-15' })).rejects.toThrow('issued bill');
  });
});
