import { pluginService } from '../../src/platform/plugin-services';
import { bootStrapi, type Made, makeCustomer, type TestApp } from '../support';
import { makeInvoice, makeRun } from './fixtures';

let app: TestApp;
let customer: Made;

beforeAll(async () => {
  app = await bootStrapi();
  customer = await makeCustomer({ strapi: app.strapi });
});
afterAll(() => app.destroy());

const post = (input: { runId: number; issuerKey: string }): Promise<void> =>
  app.knex.transaction((trx) =>
    pluginService(app.strapi, 'collections', 'ledger').postIssuedInvoices({ trx, ...input }),
  );

const entriesOf = async (invoiceId: number) => {
  const rows = await app
    .knex('billing.ledger_entries')
    .where({ invoice_id: invoiceId })
    .orderBy('position');
  return rows.map(({ account, amount_pence: pence }) => [account, Number(pence)]);
};

describe('posting issued invoices', () => {
  it('debits the receivable, credits revenue and VAT, to the penny, in the books of the issuer', async () => {
    const runId = await makeRun(app);
    const amounts = { net: '1234567.89', vat: '0.07', gross: '1234567.96' };
    const invoice = await makeInvoice(app, {
      customer,
      runId,
      issuerKey: 'reseller:7',
      ...amounts,
    });
    await post({ runId, issuerKey: 'reseller:7' });
    expect(await entriesOf(invoice.id)).toEqual([
      ['receivable', 123_456_796],
      ['revenue', -123_456_789],
      ['vat-output', -7],
    ]);
    const entry = await app
      .knex('billing.ledger_entries')
      .where({ invoice_id: invoice.id })
      .first('book', 'customer_id', 'transaction_key', app.knex.raw('entry_date::text'));
    expect(entry).toEqual({
      book: 'reseller:7',
      customer_id: customer.id,
      transaction_key: `invoice:${invoice.id}`,
      entry_date: '2026-06-01',
    });
  });

  it('leaves out what is zero, and reverses a negative bill', async () => {
    const runId = await makeRun(app);
    const exempt = await makeInvoice(app, {
      customer,
      runId,
      net: '5.00',
      vat: '0',
      gross: '5.00',
    });
    const nothing = await makeInvoice(app, { customer, runId, net: '0', vat: '0', gross: '0' });
    const credit = await makeInvoice(app, {
      customer,
      runId,
      net: '-10.00',
      vat: '-2.00',
      gross: '-12.00',
    });
    await post({ runId, issuerKey: 'provider' });
    expect(await entriesOf(exempt.id)).toEqual([
      ['receivable', 500],
      ['revenue', -500],
    ]);
    expect(await entriesOf(nothing.id)).toEqual([]);
    expect(await entriesOf(credit.id)).toEqual([
      ['receivable', -1200],
      ['revenue', 1000],
      ['vat-output', 200],
    ]);
  });

  it('posts only issued bills of that run and issuer', async () => {
    const runId = await makeRun(app);
    const otherRun = await makeRun(app);
    const left = [
      await makeInvoice(app, { customer, runId, status: 'draft' }),
      await makeInvoice(app, { customer, runId, issuerKey: 'reseller:9' }),
      await makeInvoice(app, { customer, runId: otherRun }),
    ];
    await post({ runId, issuerKey: 'provider' });
    for (const { id } of left) expect(await entriesOf(id)).toEqual([]);
  });

  it('posts an invoice once, however often and by however many, and a later pass its own', async () => {
    const runId = await makeRun(app);
    const first = await makeInvoice(app, { customer, runId });
    await Promise.all([
      post({ runId, issuerKey: 'provider' }),
      post({ runId, issuerKey: 'provider' }),
    ]);
    const second = await makeInvoice(app, { customer, runId });
    await post({ runId, issuerKey: 'provider' });
    expect(await entriesOf(first.id)).toHaveLength(3);
    expect(await entriesOf(second.id)).toHaveLength(3);
  });

  it('sums to zero over everything, and can be neither changed nor deleted', async () => {
    const sums = await app.knex.raw(
      'select sum(amount_pence)::text as sum from billing.ledger_entries',
    );
    expect(sums.rows).toEqual([{ sum: '0' }]);
    await expect(
      app.knex('billing.ledger_entries').update({ amount_pence: 1 }),
    ).rejects.toMatchObject({ code: 'BW001' });
    await expect(app.knex('billing.ledger_entries').delete()).rejects.toMatchObject({
      code: 'BW001',
    });
  });

  it('is undone with the issuing transaction', async () => {
    const runId = await makeRun(app);
    const invoice = await makeInvoice(app, { customer, runId });
    const issue = app.knex.transaction(async (trx) => {
      await pluginService(app.strapi, 'collections', 'ledger').postIssuedInvoices({
        trx,
        runId,
        issuerKey: 'provider',
      });
      throw new Error('the rest failed');
    });
    await expect(issue).rejects.toThrow('the rest failed');
    expect(await entriesOf(invoice.id)).toEqual([]);
  });
});
