import { amendBill } from '../../plugins/bill-run/server/src/checks/change-bill';
import { creditInvoice } from '../../plugins/bill-run/server/src/corrections/credit-invoice';
import { reissueInvoice } from '../../plugins/bill-run/server/src/corrections/reissue-invoice';
import { approveBills } from '../../plugins/bill-run/server/src/runs/approve-bills';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import { billOn } from '../bill-run/bureau';
import { bootStrapi, type Made, makeDocument, type TestApp } from '../support';
import {
  act,
  agree,
  bills,
  billResellers,
  billUpTo,
  give,
  linesOn,
  putOnTier,
  sell,
  type Story,
  tellOf,
} from './bureau';

/** Bills that people put right, and the bills after them: what is not paid is not given back, and what is, is once. */
describe('after a bill was put right', () => {
  let app: TestApp;
  let requests = 0;

  beforeAll(async () => {
    app = await bootStrapi();
  });
  afterAll(() => app.destroy());

  type Changed = { netPence: number }[] | null;

  /** The bill of a run, and changes of its lines in their order. */
  const correctionOf = async ({ customer }: Story, date: string, changed: Changed) => {
    requests += 1;
    const bill = await app
      .knex('invoices')
      .where({ customer_id: customer.id, bill_date: date })
      .whereNotNull('bill_run_id')
      .first();
    const lines = await app
      .knex('invoice_lines')
      .where({ invoice_id: bill.id })
      .orderBy('position');
    return {
      documentId: bill.document_id as string,
      madeBy: 'Priya Shah',
      body: {
        requestId: `request-${requests}`,
        reason: 'Agreed with Mr Lee',
        lines: changed && changed.map((one, index) => ({ id: lines[index].id as number, ...one })),
      },
    };
  };
  const credit = async (story: Story, date: string, changed: Changed = null) => {
    expect(await creditInvoice(app, await correctionOf(story, date, changed))).toMatchObject({
      ok: true,
    });
  };
  const reissue = async (story: Story, date: string, changed: Changed = null) => {
    expect(await reissueInvoice(app, await correctionOf(story, date, changed))).toMatchObject({
      ok: true,
    });
  };
  const amend = async (customer: string, amendment: object) => {
    const changed = await amendBill(app, {
      ...{ customer, by: 'Priya Shah' },
      amendment: { reason: 'Agreed', ...amendment } as never,
    });
    expect(changed).toMatchObject({ ok: true });
  };
  /** The account of the reseller with the bureau, billed from a day on. */
  const accountOf = async ({ bureau }: Story, billingStart: string) => {
    const account = await app
      .knex('customers')
      .where({ account_of_id: bureau.reseller.id })
      .first('id', 'document_id');
    await app.strapi.documents('api::customer.customer').update({
      documentId: account.document_id,
      data: { billingStart } as never,
    });
    return account as { id: number; document_id: string };
  };
  /** A bill is changed by hand in its check, and issued. */
  const billWith = async (story: Story, date: string, amendments: object[]) => {
    const run = await billOn(app, story.bureau, date, { autoIssue: false });
    for (const amendment of amendments) await amend(story.customer.documentId, amendment);
    const { documentId } = run;
    await approveBills(app, { documentId, bills: { all: true }, by: 'Priya Shah' });
    await driveRun(app, { runId: run.id });
  };
  const tell = (billingStart: string) => tellOf(app, { cycleDay: 1, billingStart });
  const cease = (story: Story, service: { documentId: string }, from: string) =>
    act(story, service, { kind: 'cease', from, waiveEarlyEnd: false });
  const netOn = async (story: Story, date: string) =>
    (await bills(story)).filter(([on]) => on === date).map(([, net]) => net);

  it('a charge of an early end that was issued anew is not taken for another one and given back', async () => {
    const story = await tell('2026-01-01');
    const terms = { termMonths: 12, earlyEndCharge: 'fixed', earlyEndAmount: 100 };
    const service = await give(story, await sell(story, 30, terms), { startDate: '2026-01-01' });
    await billUpTo(story, '2026-01-01');
    await cease(story, service, '2026-02-01');
    await billUpTo(story, '2026-02-01');
    await reissue(story, '2026-02-01');
    await billUpTo(story, '2026-03-01');
    expect(await netOn(story, '2026-03-01')).toEqual([]);
    // The end is taken back: so is the charge, of which £40 was credited meanwhile, and once. March is charged too.
    const [anew] = await app
      .knex('invoices')
      .where({ customer_id: story.customer.id, kind: 'invoice', bill_date: '2026-02-01' })
      .whereNull('bill_run_id');
    const line = await app.knex('invoice_lines').where({ invoice_id: anew.id }).first();
    const part = {
      requestId: 'request-part',
      reason: 'Agreed',
      lines: [{ id: line.id, netPence: 4_000 }],
    };
    await creditInvoice(app, { documentId: anew.document_id, madeBy: 'x', body: part });
    await act(story, service, { kind: 'restart', from: '2026-02-01' });
    await billUpTo(story, '2026-04-01');
    expect(await netOn(story, '2026-04-01')).toEqual(['30.00']);
  });

  it('a charge of an early end that people set or left out by hand is not made again', async () => {
    const story = await tell('2026-01-01');
    const terms = { termMonths: 12, earlyEndCharge: 'fixed', earlyEndAmount: 100 };
    const product = await sell(story, 30, terms);
    const services = [
      await give(story, product, { startDate: '2026-01-01' }),
      await give(story, product, { startDate: '2026-01-01' }),
    ] as const;
    await billUpTo(story, '2026-01-01');
    for (const service of services) await cease(story, service, '2026-02-01');
    const keyOf = ({ id }: { id: number }) => `one-off:${id}:2026-02-01`;
    await billWith(story, '2026-02-01', [
      { kind: 'reprice', lineKey: keyOf(services[0]), netPence: 5_000 },
      { kind: 'remove', lineKey: keyOf(services[1]) },
    ]);
    await billUpTo(story, '2026-04-01');
    expect(await bills(story)).toEqual([
      ['2026-01-01', '60.00'],
      ['2026-02-01', '50.00'],
    ]);
  });

  it('a discount on so many bills counts a bill that was issued anew once', async () => {
    const story = await tell('2026-01-01');
    await give(story, await sell(story, 30), { startDate: '2026-01-01' });
    const half = { name: 'Half', scope: 'bill', percentage: 50, validFrom: '2026-01-01', bills: 2 };
    await agree(story, 'discount', half);
    await billUpTo(story, '2026-01-01');
    await reissue(story, '2026-01-01');
    await billUpTo(story, '2026-03-01');
    expect(await netOn(story, '2026-02-01')).toEqual(['15.00']);
    expect(await netOn(story, '2026-03-01')).toEqual(['30.00']);
  });

  it('a cease gives back the days of what is still paid, after credit notes and bills issued anew', async () => {
    const story = await tell('2026-06-01');
    const half = { name: 'Half', scope: 'bill', percentage: 50, validFrom: '2026-06-01' };
    await agree(story, 'discount', half);
    const product = await sell(story, 30);
    const service = await give(story, product, { startDate: '2026-06-01' });
    const other = await give(story, product, { startDate: '2026-06-01' });
    await billUpTo(story, '2026-06-01');
    // Of the first all is credited, of the second £10 of the £30, each with half of it as discount.
    await credit(story, '2026-06-01', [{ netPence: 3_000 }, { netPence: 1_000 }]);
    await cease(story, service, '2026-06-16');
    await cease(story, other, '2026-06-16');
    await billUpTo(story, '2026-07-01');
    expect(await linesOn(story, '2026-07-01')).toEqual([
      ['2026-06-16', '2026-07-01', '0.00'],
      ['2026-06-16', '2026-07-01', '-10.00'],
      ['2026-06-16', '2026-07-01', '5.00'],
    ]);

    const anew = await tell('2026-06-01');
    const one = await give(anew, product, { startDate: '2026-06-01' });
    await billUpTo(anew, '2026-06-01');
    await credit(anew, '2026-06-01', [{ netPence: 500 }]);
    await reissue(anew, '2026-06-01');
    // What was credited before stays credited: £25.00, and by the days of the cease half of it comes back.
    expect((await netOn(anew, '2026-06-01')).sort()).toEqual(['-25.00', '-5.00', '25.00', '30.00']);
    await cease(anew, one, '2026-06-16');
    await billUpTo(anew, '2026-07-01');
    expect(await netOn(anew, '2026-07-01')).toEqual(['-12.50']);
  });

  it('a cease or a change goes by what people set by hand; what they left out is not given back, but costs the reseller', async () => {
    const story = await tell('2026-06-01');
    await putOnTier(story, { tier: 'executive', from: '2026-06-01', fee: 0 });
    const account = await accountOf(story, '2026-06-01');
    const product = await sell(story, 30);
    const cost = { product: product.documentId, cost: 6, validFrom: '2026-01-01' };
    await makeDocument({ strapi: app.strapi, uid: 'api::product-cost.product-cost', data: cost });
    const services = [];
    for (let count = 0; count < 4; count += 1) {
      services.push(await give(story, product, { startDate: '2026-06-01' }));
    }
    const [set, leftOut, changed, kept] = services as [Made, Made, Made, Made];
    const keyOf = ({ id }: { id: number }) => `recurring:${id}:2026-06-01`;
    await billWith(story, '2026-06-01', [
      { kind: 'reprice', lineKey: keyOf(set), netPence: 300 },
      { kind: 'remove', lineKey: keyOf(leftOut) },
      { kind: 'reprice', lineKey: keyOf(changed), netPence: 2_000 },
    ]);
    expect(await netOn(story, '2026-06-01')).toEqual(['53.00']);
    await cease(story, set, '2026-06-16');
    await cease(story, leftOut, '2026-06-16');
    await act(story, changed, { kind: 'change', from: '2026-06-16', quantity: 2 });
    await cease(story, kept, '2026-07-01');
    await billUpTo(story, '2026-07-01');
    expect(await linesOn(story, '2026-07-01')).toEqual([
      // Half of £3.00. Two at £30.00 for half a month, less the £5.00 that were taken off before; half of £20.00 back.
      ['2026-06-16', '2026-07-01', '-1.50'],
      ['2026-06-16', '2026-07-01', '0.00'],
      ['2026-06-16', '2026-07-01', '25.00'],
      ['2026-06-16', '2026-07-01', '-10.00'],
      ['2026-07-01', '2026-08-01', '60.00'],
    ]);
    await billResellers(story, '2026-08-01');
    const rental = await app
      .knex('invoice_lines')
      .join('invoices', 'invoices.id', 'invoice_lines.invoice_id')
      .where({ customer_id: account.id })
      .whereILike('description', '%, wholesale%')
      .orderBy(['bill_date', 'position'])
      .pluck('net_amount');
    // Four services at £6.00 on the bill of June: three lines, and the one that was left out. July costs £12.00; of June half
    // a month of two comes back, whatever was paid for them, and the second of the third is £3.00 dearer.
    expect(rental.map(Number)).toEqual([24, 12, -3]);
  });

  it('a rental that the bureau left out of its bill to a reseller is not charged by the next one', async () => {
    const story = await tell('2026-06-01');
    await putOnTier(story, { tier: 'executive', from: '2026-06-01', fee: 0 });
    const account = await accountOf(story, '2026-06-01');
    const started = await startRun(app, {
      ...{ runDate: '2026-06-01', customerId: account.id, autoIssue: false, startedBy: 'test' },
    });
    if (!started.ok) throw new Error(started.error.message);
    await driveRun(app, { runId: started.value.id });
    const lineKey = 'recurring::Executive tier, rental';
    await amend(account.document_id, { kind: 'remove', lineKey });
    const { documentId } = started.value;
    await approveBills(app, { documentId, bills: { all: true }, by: 'Priya Shah' });
    await driveRun(app, { runId: started.value.id });
    const made = await billResellers(story, '2026-07-01');
    // Nothing was left of the bill of June, which is done all the same.
    expect(made).toEqual([['2026-07-01', '100.00']]);
  });

  it('a service that becomes free is credited once', async () => {
    const story = await tell('2026-06-01');
    const service = await give(story, await sell(story, 30), { startDate: '2026-06-01' });
    await billUpTo(story, '2026-06-01');
    await act(story, service, { kind: 'change', from: '2026-06-16', price: '0' });
    await billUpTo(story, '2026-09-01');
    expect(await bills(story)).toEqual([
      ['2026-06-01', '30.00'],
      ['2026-07-01', '-15.00'],
      ['2026-08-01', '0.00'],
      ['2026-09-01', '0.00'],
    ]);
  });
});
