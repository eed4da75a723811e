import { owedBy } from './ledger-of';
import { creditInvoice } from '../../plugins/bill-run/server/src/corrections/credit-invoice';
import { readCandidates } from '../../plugins/collections/server/src/submissions/read-candidates';
import { keyOf } from '../reseller-access/rest/callers';
import { billOn, makeBilledCustomer, makeBureau } from '../bill-run/bureau';
import { adminLogin, type AdminSession, bootStrapi, makeDocument, type TestApp } from '../support';

/** Issued bills are put right by credit notes and by bills issued anew, never by changing them. */
describe('correcting issued invoices', () => {
  let app: TestApp;
  let staff: AdminSession;

  beforeAll(async () => {
    app = await bootStrapi();
    staff = await adminLogin(app);
  });
  afterAll(() => app.destroy());

  /** A bill of £10.00 and VAT of £2.00, and its line. */
  const makeInvoice = async (changes: object = {}) => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 1, ...changes });
    await billOn(app, bureau, '2026-01-01');
    const { rows } = await app.knex.raw(
      `select v.id, v.document_id as "documentId", v.number, l.id as line from invoices v
       join invoice_lines l on l.invoice_id = v.id where v.customer_id = ?`,
      [customer.id],
    );
    return {
      bureau,
      customer,
      ...(rows[0] as Record<'documentId' | 'number', string>),
      ...ids(rows[0]),
    };
  };
  const ids = ({ id, line }: { id: number; line: number }) => ({ id, line });

  const post = (documentId: string, path: string, body: object) =>
    app.request.post(`/bill-run/invoices/${documentId}/${path}`).set(staff.headers).send(body);
  const show = async (documentId: string) =>
    (await app.request.get(`/bill-run/invoices/${documentId}/corrections`).set(staff.headers)).body
      .data;

  it('credits all that is said of a line that is named twice, and knows the request again by it', async () => {
    const { documentId, line: id } = await makeInvoice();
    const asked = (...pence: number[]) => ({
      ...{ requestId: 'request-twice', reason: 'Two faults' },
      lines: pence.map((netPence) => ({ id, netPence })),
    });
    const preview = await post(documentId, 'credit/preview', asked(100, 200));
    expect(preview.body.data).toMatchObject({ netPence: -300 });
    const tooMuch = await post(documentId, 'credit', asked(900, 101));
    expect(tooMuch.body.error.details.code).toBe('credit-too-large');
    expect((await post(documentId, 'credit', asked(100, 200))).body.data.grossPence).toBe(-360);
    const other = await post(documentId, 'credit', asked(50, 200));
    expect(other.body.error.details.code).toBe('request-reused');
  });

  it('credits part of a line and then the rest, each once, with numbers of its own and a ledger that comes back to nothing', async () => {
    const invoice = await makeInvoice();
    const lines = [{ id: invoice.line, netPence: 333 }];
    const body = { requestId: 'request-1', reason: 'Out of order for ten days', lines };
    const preview = await post(invoice.documentId, 'credit/preview', body);
    expect(preview.body.data).toMatchObject({ netPence: -333, vatPence: -67, grossPence: -400 });
    const first = await post(invoice.documentId, 'credit', body);
    expect(first.body.data).toMatchObject({
      number: `${invoice.bureau.prefix}-CN-000001`,
      grossPence: -400,
    });
    expect((await post(invoice.documentId, 'credit', body)).body.data).toEqual(first.body.data);
    const other = { ...body, lines: [{ id: invoice.line, netPence: 334 }] };
    const reused = await post(invoice.documentId, 'credit', other);
    expect([reused.status, reused.body.error.details.code]).toEqual([409, 'request-reused']);
    const note = await app.request
      .get(`/bill-run/invoices/${first.body.data.documentId}`)
      .set(staff.headers);
    expect(note.body.data).toMatchObject({ kind: 'credit-note', broughtForward: [] });

    const tooMuch = await post(invoice.documentId, 'credit', {
      ...body,
      requestId: 'request-2',
      lines: [{ id: invoice.line, netPence: 668 }],
    });
    expect(tooMuch.body.error.details.code).toBe('credit-too-large');
    // What is left of £2.00 of VAT, not a fifth of what is left of the line, which would be £1.33 as well here.
    const rest = await post(invoice.documentId, 'credit', {
      requestId: 'request-3',
      reason: 'All',
    });
    expect(rest.body.data.grossPence).toBe(-800);
    const none = await post(invoice.documentId, 'credit', {
      requestId: 'request-4',
      reason: 'More',
    });
    expect([none.status, none.body.error.details.code]).toEqual([409, 'nothing-to-credit']);

    expect(await show(invoice.documentId)).toMatchObject({
      openPence: 0,
      corrections: [{ kind: 'credit-note' }, { kind: 'credit-note' }],
      lines: [{ leftPence: 0 }],
    });
    expect(await owedBy(app.knex, invoice.customer.id)).toEqual({ receivable: 0, entries: 9 });
    await expect(
      app.knex.raw('update billing.credited_lines set net_amount = 1 where original_line_id = ?', [
        invoice.line,
      ]),
    ).rejects.toMatchObject({ code: 'BW001' });
  });

  it('credits once when two people do at the same moment', async () => {
    const invoice = await makeInvoice();
    const credit = (requestId: string) =>
      creditInvoice(app, {
        documentId: invoice.documentId,
        madeBy: 'test',
        body: { requestId, reason: 'Twice' },
      });
    const made = await Promise.all([credit('person-one'), credit('person-two')]);
    expect(made.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await show(invoice.documentId)).openPence).toBe(0);
  });

  it('leaves no gap in the numbers when issuing a credit note fails', async () => {
    const [first, second] = [await makeInvoice(), await makeInvoice()];
    const { id } = first;
    await app.knex.raw(
      `create function fail_credit() returns trigger language plpgsql as $$ begin
         if new.original_id = ${id} then raise exception 'the disk is full'; end if; return new; end $$;
       create trigger fail_credit before insert on billing.invoice_corrections for each row execute function fail_credit()`,
    );
    const failing = post(first.documentId, 'credit', { requestId: 'request-1', reason: 'Fails' });
    expect((await failing).status).toBe(500);
    await app.knex.raw('drop function fail_credit cascade');
    const made = await post(first.documentId, 'credit', {
      requestId: 'request-1',
      reason: 'Works',
    });
    expect(made.body.data.number).toBe(`${first.bureau.prefix}-CN-000001`);
    const other = await post(second.documentId, 'credit', {
      requestId: 'request-1',
      reason: 'Own',
    });
    expect(other.body.data.number).toBe(`${second.bureau.prefix}-CN-000001`);
  });

  it('does not collect a bill again that is issued anew after it was collected', async () => {
    const invoice = await makeInvoice({ paymentMethod: 'direct-debit' });
    await app.knex('billing.dd_collections').insert({
      ...{
        invoice_id: invoice.id,
        mandate_id: 1,
        customer_id: invoice.customer.id,
        originator_id: 1,
      },
      ...{ transaction_code: '01', amount_pence: 1_200, reference: 'REF-000001A', position: 1 },
      ...{ sort_code: '089999', account_number: '66374958', account_name: 'A PAYER' },
    });
    const again = async (documentId: string, requestId: string, netPence: number | null) => {
      const { lines } = await show(documentId);
      const changed = netPence === null ? null : [{ id: lines[0].id, netPence }];
      const body = { requestId, reason: 'Wrong address', lines: changed };
      const made = await post(documentId, 'reissue', body);
      return made.body.data.invoice.documentId as string;
    };
    const toCollect = async (documentId: string) => {
      const found: { invoiceDocumentId: string; pence: number }[] = [];
      await app.knex.transaction((trx) =>
        readCandidates({ trx, take: (batch) => void found.push(...batch) }),
      );
      return found.filter((one) => one.invoiceDocumentId === documentId).map(({ pence }) => pence);
    };
    const second = await again(invoice.documentId, 'request-1', null);
    expect(await toCollect(second)).toEqual([]);
    const shown = await app.request.get(`/bill-run/invoices/${second}`).set(staff.headers);
    expect(shown.body.data.broughtForward).toMatchObject([
      { number: `${invoice.bureau.prefix}-CN-000001`, pence: 1_200 },
    ]);
    // £15.00 and its VAT are £18.00, of which £12.00 were collected of the first.
    const third = await again(second, 'request-2', 1_500);
    expect([await toCollect(second), await toCollect(third)]).toEqual([[], [600]]);
  });

  it('issues a bill anew, linked, for the same bill day, and charges the reseller for it once', async () => {
    const invoice = await makeInvoice();
    const tier = await app.knex('tiers').where({ code: 'executive' }).first('document_id');
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::tier-assignment.tier-assignment',
      data: {
        reseller: invoice.bureau.reseller.documentId,
        tier: tier.document_id,
        validFrom: '2026-01-01',
      },
    });
    await app.knex('customers').where({ id: invoice.customer.id }).update({ name: 'New Name Ltd' });
    const lines = [{ id: invoice.line, netPence: 750 }];
    const body = { requestId: 'request-1', reason: 'Wrong price and name', lines };
    const preview = await post(invoice.documentId, 'reissue/preview', body);
    expect(preview.body.data).toMatchObject({
      before: { grossPence: 1_200 },
      credit: { grossPence: -1_200 },
      invoice: { netPence: 750, vatPence: 150, grossPence: 900 },
    });
    const made = await post(invoice.documentId, 'reissue', body);
    expect(made.body.data).toMatchObject({
      creditNote: { number: `${invoice.bureau.prefix}-CN-000001`, grossPence: -1_200 },
      invoice: { number: `${invoice.bureau.prefix}-000002`, grossPence: 900 },
    });
    expect((await post(invoice.documentId, 'reissue', body)).body.data).toEqual(made.body.data);
    const reused = await post(invoice.documentId, 'reissue', { ...body, lines: null });
    expect([reused.status, reused.body.error.details.code]).toEqual([409, 'request-reused']);
    const again = await post(invoice.documentId, 'reissue', { ...body, requestId: 'request-2' });
    expect([again.status, again.body.error.details.code]).toEqual([409, 'already-reissued']);

    const { documentId } = made.body.data.invoice;
    expect(await show(documentId)).toMatchObject({
      corrects: { number: invoice.number, reason: 'Wrong price and name' },
      openPence: 900,
    });
    const { rows } = await app.knex.raw(
      `select bill_date::text as day, details -> 'customer' ->> 'name' as name from invoices where document_id = ?`,
      [documentId],
    );
    expect(rows).toEqual([{ day: '2026-01-01', name: 'New Name Ltd' }]);
    const acts = await app.knex('billing.chargeable_acts').where({
      reseller_id: invoice.bureau.reseller.id,
      service_code: 're-issue',
    });
    expect(acts).toHaveLength(1);
    expect(await owedBy(app.knex, invoice.customer.id)).toMatchObject({ receivable: 900 });
    // The next bill goes on from there.
    await billOn(app, invoice.bureau, '2026-02-01');
    const next = await app
      .knex('invoices')
      .where({ customer_id: invoice.customer.id, bill_date: '2026-02-01' });
    expect(next).toMatchObject([{ net_total: 10 }]);
  });

  it('lets a reseller credit his own customers where staff allow it, once for a request', async () => {
    const invoice = await makeInvoice();
    const other = await makeInvoice();
    const { id } = invoice.bureau.reseller;
    const key = await keyOf(app, id);
    const credit = (documentId: string, body: object = {}) =>
      app.request
        .post(`/api/v1/invoices/${documentId}/credits`)
        .set(key.headers)
        .send({
          requestId: 'request-1',
          reason: 'Out of order',
          lines: [{ position: 1, netPence: 333 }],
          ...body,
        });
    const preview = ({ documentId }: { documentId: string }, body: object = {}) =>
      app.request
        .post(`/api/v1/invoices/${documentId}/credits/preview`)
        .set(key.headers)
        .send(body);
    expect((await credit(invoice.documentId)).status).toBe(403);
    expect((await preview(invoice)).status).toBe(403);
    await app.knex('resellers').where({ id }).update({ allow_credits: true });
    expect((await preview(invoice, { lines: [{ position: 1, netPence: 333 }] })).body.data).toEqual(
      {
        ...{ netPence: -333, vatPence: -67, grossPence: -400 },
        lines: [expect.objectContaining({ position: 1, leftPence: 1_000, creditPence: 333 })],
      },
    );
    expect((await preview(other)).status).toBe(404);

    const made = await credit(invoice.documentId);
    expect([made.status, made.body.data]).toMatchObject([
      201,
      { number: `${invoice.bureau.prefix}-CN-000001`, grossPence: -400 },
    ]);
    expect((await credit(invoice.documentId)).body).toEqual(made.body);
    expect((await preview(invoice)).body.data).toMatchObject({
      grossPence: -800,
      lines: [{ leftPence: 667, creditPence: 667 }],
    });
    const refusals = [
      await credit(other.documentId),
      await credit(invoice.documentId, {
        requestId: 'request-2',
        lines: [{ position: 7, netPence: 1 }],
      }),
      await credit(invoice.documentId, {
        requestId: 'request-3',
        lines: [{ position: 1, netPence: 668 }],
      }),
      await credit(invoice.documentId, { requestId: 'request-4', reason: '' }),
    ];
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 'not-found'],
      [400, 'line-unknown'],
      [400, 'credit-too-large'],
      [400, 'invalid-value'],
    ]);
    expect((await show(invoice.documentId)).corrections).toMatchObject([{ grossPence: -400 }]);
  });

  it('sends a copy for a reseller who asks for it himself, once, and charges him nothing', async () => {
    const invoice = await makeInvoice();
    const other = await makeInvoice();
    const { id } = invoice.bureau.reseller;
    const key = await keyOf(app, id);
    const send = ({ documentId }: { documentId: string }) =>
      app.request
        .post(`/api/v1/invoices/${documentId}/copies`)
        .set(key.headers)
        .send({ requestId: 'request-1', to: 'accounts@example.com' });
    expect((await send(other)).status).toBe(404);
    expect((await send(invoice)).status).toBe(204);
    expect((await send(invoice)).status).toBe(204);
    const acts = await app.knex('billing.chargeable_acts').where({ reseller_id: id });
    expect(acts).toMatchObject([{ service_code: 'copy-invoice', self_served: true }]);
    const mails = await app.knex('billing.emails').where({ reseller_id: id });
    expect(mails).toMatchObject([{ kind: 'copy-invoice', to_address: 'accounts@example.com' }]);
  });

  it('knows a request again by its Idempotency-Key as by its requestId', async () => {
    const invoice = await makeInvoice();
    const { id } = invoice.bureau.reseller;
    await app.knex('resellers').where({ id }).update({ allow_credits: true });
    const key = await keyOf(app, id);
    const send = (what: 'credits' | 'copies', name: string | null, body: object) =>
      app.request
        .post(`/api/v1/invoices/${invoice.documentId}/${what}`)
        .set({ ...key.headers, ...(name !== null && { 'Idempotency-Key': name }) })
        .send(body);
    const credit = { reason: 'Out of order', lines: [{ position: 1, netPence: 333 }] };
    const made = await send('credits', 'night-1', credit).expect(201);
    expect((await send('credits', 'night-1', credit).expect(201)).body).toEqual(made.body);
    const both = { ...credit, requestId: 'request-1' };
    expect((await send('credits', 'request-1', both).expect(201)).body).not.toEqual(made.body);
    const copy = { to: 'accounts@example.com' };
    await send('copies', 'copy-1', copy).expect(204);
    await send('copies', 'copy-1', copy).expect(204);
    expect(await app.knex('billing.emails').where({ reseller_id: id })).toHaveLength(1);
    const refusals = [
      await send('credits', 'night-1', { ...credit, reason: 'Another' }),
      await send('credits', 'night-2', both),
      await send('credits', null, credit),
      await send('credits', 'two words', credit),
      await send('copies', 'copy-1', { to: 'others@example.com' }),
    ];
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'request-reused'],
      [400, 'request-named-twice'],
      [400, 'required'],
      [400, 'idempotency-key-invalid'],
      [409, 'request-reused'],
    ]);
    expect((await show(invoice.documentId)).corrections).toHaveLength(2);
  });

  it('refuses drafts, credit notes, unknown invoices, unknown lines and a missing reason', async () => {
    const invoice = await makeInvoice();
    const credit = await post(invoice.documentId, 'credit', {
      requestId: 'request-1',
      reason: 'Some',
      lines: [{ id: invoice.line, netPence: 100 }],
    });
    const codeOf = async (documentId: string, body: object) =>
      (await post(documentId, 'credit', { requestId: 'request-9', reason: 'Why', ...body })).body
        .error.details.code;
    expect(await codeOf(credit.body.data.documentId, {})).toBe('not-an-invoice');
    expect(await codeOf('nothing', {})).toBe('invoice-unknown');
    expect(await codeOf(invoice.documentId, { reason: ' ' })).toBe('reason-missing');
    expect(await codeOf(invoice.documentId, { lines: [{ id: 1, netPence: 1 }] })).toBe(
      'line-unknown',
    );
    const lower = { lines: [{ id: invoice.line, netPence: -100 }] };
    expect(await codeOf(invoice.documentId, lower)).toBe('credit-too-large');
  });
});
