import { creditInvoice } from '../../plugins/bill-run/server/src/corrections/credit-invoice';
import { billOn, makeBilledCustomer, makeBureau } from '../bill-run/bureau';
import { bootStrapi, makeDocument, makeProduct, makeSubscription, type TestApp } from '../support';

/** What can be said of credits and of the ledger whatever people do to invoices, also several at once. */
describe('laws of credits and of the ledger', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootStrapi();
  });
  afterAll(() => app.destroy());

  let requests = 0;
  const credit = (documentId: string, lines?: { id: number; netPence: number }[]) => {
    requests += 1;
    const body = { requestId: `request-${requests}`, reason: 'Out of order', lines };
    return creditInvoice(app, { documentId, madeBy: 'test', body });
  };

  /** A bill at four rates of VAT, with a discount of a tenth, so that hardly anything comes out even. */
  const makeBill = async () => {
    const { strapi } = app;
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 1 });
    for (const [vatTreatment, price] of [
      ['standard', 10.03],
      ['reduced', 7.77],
      ['reduced', 0.11],
      ['zero', 3.33],
      ['exempt', 0.99],
    ] as const) {
      const product = await makeProduct({ strapi, vatTreatment, price });
      const of = { customer: customer.documentId, product: product.documentId };
      await makeSubscription({ strapi, ...of });
    }
    await makeDocument({
      strapi,
      uid: 'api::discount.discount',
      data: {
        ...{ name: 'A tenth', customer: customer.documentId, scope: 'bill' },
        ...{ percentage: 10, validFrom: '2026-01-01' },
      },
    });
    await billOn(app, bureau, '2026-01-01');
    const bill = await app.knex('invoices').where({ customer_id: customer.id }).first();
    const lines = await app
      .knex('invoice_lines')
      .where({ invoice_id: bill.id })
      .whereNot({ section: 'discount' })
      .orderBy('position');
    return {
      ...{ id: bill.id as number, documentId: bill.document_id as string, customer },
      lines: lines.map((line) => ({
        id: line.id as number,
        netPence: Math.round(line.net_amount * 100),
      })),
    };
  };

  type Rate = { treatment: string; percent: number; net: number; vat: number };

  const ratesOf = async (invoices: string, id: number): Promise<Rate[]> =>
    (
      await app.knex.raw(
        `select e ->> 'treatment' as treatment, (e ->> 'percent')::float8 as percent,
                sum((e ->> 'netPence')::int)::int as net, sum((e ->> 'vatPence')::int)::int as vat
         from invoices v, jsonb_array_elements(v.details -> 'vat') e where v.id in (${invoices})
         group by 1, 2 order by 1, 2`,
        [id],
      )
    ).rows;
  const chargedOn = (id: number) => ratesOf('?', id);
  const creditedOf = (id: number) =>
    ratesOf('select invoice_id from billing.invoice_corrections where original_id = ?', id);

  it('what several people credit at once is never more than was charged at a rate, and comes back to the penny', async () => {
    const bill = await makeBill();
    const charged = await chargedOn(bill.id);
    expect(charged).toHaveLength(4);
    let random = 7;
    const below = (most: number) => (random = (random * 48_271) % 2_147_483_647) % most;
    for (let round = 0; round < 4; round += 1) {
      const parts = Array.from({ length: 4 }, () => {
        const line = bill.lines[below(bill.lines.length)];
        if (!line) throw new Error('no line');
        return credit(bill.documentId, [
          { id: line.id, netPence: 1 + below(Math.ceil(line.netPence / 2)) },
        ]);
      });
      for (const made of await Promise.all(parts)) {
        expect(made.ok ? 'ok' : made.error.code).toMatch(/^(ok|credit-too-large)$/);
      }
      for (const { treatment, percent, net, vat } of await creditedOf(bill.id)) {
        const of = charged.find((rate) => rate.treatment === treatment && rate.percent === percent);
        expect(-net).toBeLessThanOrEqual(of?.net ?? 0);
        expect(-vat).toBeLessThanOrEqual(of?.vat ?? 0);
      }
    }
    const rest = await Promise.all([credit(bill.documentId), credit(bill.documentId)]);
    expect(rest.map((made) => (made.ok ? 'ok' : made.error.code)).sort()).toEqual([
      ...['nothing-to-credit', 'ok'],
    ]);
    expect(await creditedOf(bill.id)).toEqual(
      charged.map(({ net, vat, ...rate }) => ({ ...rate, net: 0 - net, vat: 0 - vat })),
    );
  });

  it('every transaction and every book of the ledger comes to nothing, and it says what is owed', async () => {
    const [some, none] = [await makeBill(), await makeBill()];
    const [line] = some.lines;
    await credit(some.documentId, [{ id: line?.id ?? 0, netPence: 333 }]);
    await credit(none.documentId);
    const { rows: sums } = await app.knex.raw(
      `select book, transaction_key, sum(amount_pence)::int as sum from billing.ledger_entries
       group by grouping sets ((book), (transaction_key)) having sum(amount_pence) <> 0`,
    );
    expect(sums).toEqual([]);
    const { rows: owed } = await app.knex.raw(
      `select v.customer_id as id, (sum(v.gross_total) * 100)::int as documents,
              (select coalesce(sum(e.amount_pence), 0)::int from billing.ledger_entries e
               where e.customer_id = v.customer_id and e.account = 'receivable') as ledger
       from invoices v where v.status = 'issued' group by v.customer_id`,
    );
    expect(owed.length).toBeGreaterThan(2);
    for (const { documents, ledger } of owed) expect(ledger).toBe(documents);
    expect(owed).toContainEqual({ id: none.customer.id, documents: 0, ledger: 0 });
  });

  it('a transaction that does not come to nothing is refused by the database, in one statement or in two', async () => {
    const entry = (account: string, pence: number, position: number) => ({
      ...{ transaction_key: 'by-hand', position, book: 'provider', account },
      ...{ entry_date: '2026-01-01', amount_pence: pence },
    });
    const post = (...entries: object[]) => app.knex('billing.ledger_entries').insert(entries);
    const unbalanced = { code: 'BW004' };
    await expect(post(entry('receivable', 120, 1))).rejects.toMatchObject(unbalanced);
    await expect(
      post(entry('receivable', 120, 1), entry('revenue', -100, 2)),
    ).rejects.toMatchObject(unbalanced);
    await post(entry('receivable', 120, 1), entry('revenue', -120, 2));
    await expect(post(entry('vat-output', -20, 3))).rejects.toMatchObject(unbalanced);
  });

  it('more than a line is refused by the database, whatever the code above it planned', async () => {
    const bill = await makeBill();
    const [line] = bill.lines;
    const made = await credit(bill.documentId, [{ id: line?.id ?? 0, netPence: 1_000 }]);
    if (!made.ok) throw new Error(made.error.message);
    const note = await app
      .knex('invoices')
      .where({ document_id: made.value.documentId })
      .first('id');
    const row = { invoice_id: note.id, net_amount: '9999.00' };
    await expect(
      app.knex('billing.credited_lines').insert({ ...row, original_line_id: bill.lines[1]?.id }),
    ).rejects.toMatchObject({ code: 'BW011' });
  });
});
