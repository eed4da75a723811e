import { reissueInvoice } from '../../plugins/bill-run/server/src/corrections/reissue-invoice';
import { readCandidates } from '../../plugins/collections/server/src/submissions/read-candidates';
import { bootStrapi, makeDocument, makeReseller, type Made, type TestApp } from '../support';
import { billOn, makeBilledCustomer, makeBureau } from './bureau';

/** A bill whose credits are more than its charges is a credit note; the bills after it bring it forward. */
describe('a bill below nothing', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await bootStrapi();
  });
  afterAll(() => app.destroy());

  type Bureau = Awaited<ReturnType<typeof makeBureau>>;

  const edit = (uid: string, { documentId }: Made, data: object) =>
    app.strapi.documents(uid as never).update({ documentId, data: data as never });

  /**
   * £10.00 a month in advance on two services; one of them is ended to have stopped three months ago, after all were
   * billed to 1 May: the bill of 1 May credits three months of it and charges one of the other.
   */
  const makeCredit = async (bureau: Bureau) => {
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 1 });
    const [{ document_id: service }] = await app
      .knex('subscriptions')
      .where({ customer_id: customer.id })
      .select('document_id');
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::subscription.subscription',
      data: {
        customer: customer.documentId,
        product: bureau.product.documentId,
        startDate: '2026-01-01',
      },
    });
    await billOn(app, bureau, '2026-04-01');
    await edit(
      'api::subscription.subscription',
      { id: 0, documentId: service },
      { endDate: '2026-02-01' },
    );
    return customer;
  };

  type Row = { kind: string; number: string; billDate: string; gross: string };

  const documentsOf = async (customer: Made) => {
    const { rows } = await app.knex.raw<{ rows: (Row & { forward: string | null })[] }>(
      `select kind, number, bill_date::text as "billDate", gross_total::text as gross,
              (details -> 'broughtForward')::text as forward from invoices
       where customer_id = ? and bill_date >= '2026-05-01' order by bill_date`,
      [customer.id],
    );
    return rows.map(({ forward, ...row }) => ({
      ...row,
      forward: forward === null ? null : (JSON.parse(forward) as unknown),
    }));
  };

  const collected = async (customer: Made): Promise<Record<string, number>> => {
    const pence: Record<string, number> = {};
    await app.knex.transaction((trx) =>
      readCandidates({
        trx,
        take: (batch) => {
          for (const one of batch) {
            if (one.customerId === customer.id) pence[String(one.number)] = one.pence;
          }
        },
      }),
    );
    return pence;
  };

  it('is a credit note of that series, in the ledger and on no other bill; the bills after it bring it forward to the penny', async () => {
    const bureau = await makeBureau(app);
    const { prefix } = bureau;
    const customer = await makeCredit(bureau);
    await edit('api::customer.customer', customer, { paymentMethod: 'direct-debit' });
    // 10.00 less 3 x 10.00 is -20.00 and VAT of -4.00. A bill of 12.00 brings 12.00 forward, twice; then nothing is left.
    await billOn(app, bureau, '2026-07-01');
    expect(await documentsOf(customer)).toEqual([
      {
        kind: 'credit-note',
        number: `${prefix}-CN-000001`,
        billDate: '2026-05-01',
        gross: '-24.00',
        forward: null,
      },
      {
        kind: 'invoice',
        number: `${prefix}-000005`,
        billDate: '2026-06-01',
        gross: '12.00',
        forward: [{ number: `${prefix}-CN-000001`, issueDate: '2026-07-01', pence: 1_200 }],
      },
      {
        kind: 'invoice',
        number: `${prefix}-000006`,
        billDate: '2026-07-01',
        gross: '12.00',
        forward: [{ number: `${prefix}-CN-000001`, issueDate: '2026-07-01', pence: 1_200 }],
      },
    ]);
    await billOn(app, bureau, '2026-08-01');
    expect((await documentsOf(customer))[3]).toMatchObject({ gross: '12.00', forward: null });
    const books = await app.knex.raw(
      `select account, sum(amount_pence)::int as pence from billing.ledger_entries e
       join invoices v on v.id = e.invoice_id where v.customer_id = ? and v.kind = 'credit-note' group by 1 order by 1`,
      [customer.id],
    );
    expect(books.rows).toEqual([
      { account: 'receivable', pence: -2_400 },
      { account: 'revenue', pence: 2_000 },
      { account: 'vat-output', pence: 400 },
    ]);
    const due = await collected(customer);
    expect(due[`${prefix}-000005`]).toBeUndefined();
    expect(due[`${prefix}-000006`]).toBeUndefined();
    expect(due[`${prefix}-000007`]).toBe(1_200);
  });

  it('stays brought forward to a bill that is issued anew, once, and the rest is for the next', async () => {
    const bureau = await makeBureau(app);
    const { prefix } = bureau;
    const customer = await makeCredit(bureau);
    await edit('api::customer.customer', customer, { paymentMethod: 'direct-debit' });
    await billOn(app, bureau, '2026-07-01');
    const line = await app
      .knex('invoice_lines as l')
      .join('invoices as v', 'v.id', 'l.invoice_id')
      .where({ number: `${prefix}-000005` })
      .first('l.id', 'v.document_id');
    const body = {
      requestId: 'half-of-june',
      reason: 'Half price agreed',
      lines: [{ id: line.id, netPence: 500 }],
    };
    const anew = () =>
      reissueInvoice(app, { documentId: line.document_id, madeBy: 'Priya Shah', body });
    expect(await anew()).toMatchObject({ ok: true, value: { invoice: { grossPence: 600 } } });
    expect(await anew()).toMatchObject({ ok: true });
    // Of -24.00, June drew 12.00 and draws 6.00 now; July drew 12.00; 6.00 are left for August.
    const forward = [{ number: `${prefix}-CN-000001`, issueDate: '2026-07-01' }];
    const of = async (number: string) =>
      (await documentsOf(customer)).find((document) => document.number === number);
    expect(await of(`${prefix}-000007`)).toMatchObject({
      ...{ gross: '6.00', forward: [{ ...forward[0], pence: 600 }] },
    });
    await billOn(app, bureau, '2026-08-01');
    expect(await of(`${prefix}-000008`)).toMatchObject({
      ...{ gross: '12.00', forward: [{ ...forward[0], pence: 600 }] },
    });
    const due = await collected(customer);
    expect(due[`${prefix}-000007`]).toBeUndefined();
    expect(due[`${prefix}-000008`]).toBe(600);
  });

  it('is paid back and not brought forward where the reseller wants that', async () => {
    const bureau = await makeBureau(app);
    await edit('api::reseller.reseller', bureau.reseller, { billCredits: 'pay-back' });
    const customer = await makeCredit(bureau);
    await billOn(app, bureau, '2026-06-01');
    expect(await documentsOf(customer)).toMatchObject([
      { kind: 'credit-note', gross: '-24.00' },
      { kind: 'invoice', gross: '12.00', forward: null },
    ]);
  });

  it('is not made a second time for its bill day, and never used beyond what it is', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeCredit(bureau);
    await billOn(app, bureau, '2026-05-01');
    expect(await billOn(app, bureau, '2026-05-01')).toMatchObject({ status: 'nothing-due' });
    const [credit] = await app
      .knex('invoices')
      .where({ customer_id: customer.id, kind: 'credit-note' });
    const bills = await app.knex('invoices').where({ customer_id: customer.id, kind: 'invoice' });
    await expect(
      app.knex('billing.credits_drawn').insert(
        [24, 0.01].map((amount, n) => ({
          invoice_id: bills[n].id,
          credit_id: credit.id,
          reseller_id: bureau.reseller.id,
          amount,
        })),
      ),
    ).rejects.toThrow('billing.overdraw');
    await expect(
      app.knex('invoices').insert({
        document_id: 'twice',
        kind: 'invoice',
        status: 'draft',
        customer_id: customer.id,
        bill_date: '2026-05-01',
        bill_run_id: credit.bill_run_id,
        issuer_key: credit.issuer_key,
      }),
    ).rejects.toThrow('invoices_once');
  });

  it('numbers credit notes by the pattern that staff set, never like those of another issuer', async () => {
    const bureau = await makeBureau(app);
    await edit('api::reseller.reseller', bureau.reseller, {
      creditNoteNumberPattern: 'GS/{prefix}/{seq:4}',
    });
    const customer = await makeCredit(bureau);
    await billOn(app, bureau, '2026-05-01');
    expect((await documentsOf(customer))[0]?.number).toBe(`GS/${bureau.prefix}/0001`);
    await makeReseller({ strapi: app.strapi, invoiceNumberPattern: 'INV-{seq:6}' });
    await expect(
      makeReseller({ strapi: app.strapi, invoiceNumberPattern: 'INV-{seq:6}' }),
    ).rejects.toMatchObject({ details: { code: 'numbers-taken' } });
  });
});
