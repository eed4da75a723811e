import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { adminLogin, type AdminSession, bootStrapi, roleLogin, type TestApp } from '../support';
import { billOn, invoicesOf, makeBilledCustomer, makeBureau } from './bureau';

/** What a clerk sees and does through HTTP, as the panel does it. */
describe('the routes of bill runs', () => {
  let app: TestApp;
  let staff: AdminSession;

  beforeAll(async () => {
    app = await bootStrapi();
    staff = await adminLogin(app);
  });

  afterAll(() => app.destroy());

  const get = (path: string, session = staff) =>
    app.request.get(`/bill-run${path}`).set(session.headers);
  const post = (path: string, body: object, session = staff) =>
    app.request.post(`/bill-run${path}`).set(session.headers).send(body);

  it('previews who is due, starts a run for a reseller, checks, issues, and shows the bills', async () => {
    const bureau = await makeBureau(app);
    await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
    await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });

    const due = await get('/due?date=2026-01-15');
    expect(due.status).toBe(200);
    expect(due.body.data.byReseller).toContainEqual({
      resellerDocumentId: bureau.reseller.documentId,
      resellerName: bureau.reseller.name,
      customers: 2,
      oldestBillDate: '2026-01-15',
    });

    const started = await post('/runs', {
      runDate: '2026-01-15',
      resellerDocumentId: bureau.reseller.documentId,
      autoIssue: false,
    });
    expect(started.status).toBe(201);
    expect(started.body.data).toMatchObject({ status: 'queued', startedBy: 'Test Admin' });
    const run = `/runs/${started.body.data.documentId}`;
    const { id } = await app
      .knex('bill_runs')
      .where({ document_id: started.body.data.documentId })
      .first('id');
    await driveRun(app, { runId: id });

    const check = await get(run);
    expect(check.body.data).toMatchObject({
      status: 'review',
      customersDue: 2,
      invoicesDrafted: 2,
    });
    expect(check.body.data.steps[1]).toMatchObject({ step: 'draft', done: 2, total: 2 });
    expect(check.body.data.issuers).toMatchObject([
      { invoices: 2, issuerName: bureau.reseller.name },
    ]);

    const issued = await post(`${run}/issue`, {});
    expect(issued.body.data.status).toBe('issuing');
    await driveRun(app, { runId: id });

    const list = await get(`${run}/invoices?pageSize=1`);
    expect(list.body).toMatchObject({
      pagination: { page: 1, pageSize: 1, pageCount: 2, total: 2 },
      totals: { invoices: 2, netPence: 2904, vatPence: 580, grossPence: 3484 },
    });
    const [{ documentId }] = list.body.results;
    const invoice = await get(`/invoices/${documentId}`);
    expect(invoice.body.data.lines).toHaveLength(2);
    expect(invoice.body.data.lines[0].explanation.sentence).toContain('days');
    expect((await get(`/invoices?search=${bureau.prefix}-000002`)).body.totals.invoices).toBe(1);
    expect(await invoicesOf(app.knex, bureau)).toHaveLength(2);
  });

  it('answers a wrong request with a code, the field and what to do', async () => {
    const cases = [
      [await post('/runs', {}), 400, 'run-date-invalid', 'runDate'],
      [await post('/runs', { runDate: '2026-02-30' }), 400, 'run-date-invalid', 'runDate'],
      [await post('/runs', { runDate: '2199-01-01' }), 400, 'run-date-too-far', 'runDate'],
      [
        await post('/runs', { runDate: '2026-01-15', resellerDocumentId: 'nobody' }),
        400,
        'reseller-unknown',
        'resellerDocumentId',
      ],
      [await get('/due?date=soon'), 400, 'date-invalid', 'date'],
      [await get('/runs/nothing'), 404, 'run-unknown', undefined],
      [await get('/invoices/nothing'), 404, 'invoice-unknown', undefined],
      [await post('/runs/nothing/issue', {}), 404, 'run-unknown', undefined],
    ] as const;
    for (const [response, status, code, field] of cases) {
      expect([
        response.status,
        response.body.error.details.code,
        response.body.error.details.field,
      ]).toEqual([status, code, field]);
    }
  });

  it('is closed to whoever is not logged in or lacks the permission', async () => {
    const reader = await roleLogin({
      app,
      role: { name: 'Reader', permissions: [{ action: 'plugin::bill-run.runs.read' }] },
    });
    expect((await app.request.get('/bill-run/runs')).status).toBe(401);
    expect((await get('/runs', reader)).status).toBe(200);
    expect((await post('/runs', { runDate: '2026-01-15' }, reader)).status).toBe(403);
    expect((await post('/runs/x/issue', {}, reader)).status).toBe(403);
    expect((await get('/invoices', reader)).status).toBe(403);
  });

  it('gives the home page its figures', async () => {
    const { body, status } = await get('/home');
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      parkedCustomers: 0,
      suspendedRows: 0,
      runsAwaitingCheck: [],
    });
    expect(body.data.cycleDays).toEqual([{ day: 15, customers: 2 }]);
  });

  it('keeps what a dry run found, to be looked at', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
    await billOn(app, bureau, '2026-01-15');
    const started = await post('/runs', {
      runDate: '2026-02-15',
      resellerDocumentId: bureau.reseller.documentId,
      autoIssue: false,
      isDryRun: true,
    });
    const { documentId } = started.body.data;
    const { id } = await app.knex('bill_runs').where({ document_id: documentId }).first('id');
    await driveRun(app, { runId: id });
    const report = await get(`/runs/${documentId}/report`).expect(200);
    const [before] = await invoicesOf(app.knex, bureau);
    const previousPence = Math.round(Number(before?.gross) * 100);
    expect(report.body).toMatchObject({
      results: [
        {
          customerDocumentId: customer.documentId,
          billDate: '2026-02-15',
          previousPence,
          reason: null,
        },
      ],
      sums: [{ resellerName: bureau.reseller.name, bills: 1, parked: 0, previousPence }],
      pagination: { total: 1 },
    });
    expect(report.body.sums[0].grossPence).toBe(report.body.results[0].grossPence);
    const none = await get(`/runs/${documentId}/report?search=nobody-of-this-name`);
    expect(none.body.results).toEqual([]);
    await get('/runs/nothing/report').expect(404);
  });

  it('shows the next numbers by a pattern that is being typed, or why it is refused, and takes none', async () => {
    const bureau = await makeBureau(app);
    await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
    await billOn(app, bureau, '2026-01-15');
    const { prefix } = bureau;
    const preview = async (typed: object) =>
      (
        await post('/numbers/preview', {
          ...{ issuer: 'reseller', reseller: bureau.reseller.documentId, prefix },
          ...typed,
        })
      ).body.data;
    const typed = { invoicePattern: 'T{prefix}/{seq:5}' };
    // One invoice has been issued, and no credit note; asking twice takes no number.
    await preview(typed);
    expect(await preview(typed)).toEqual({
      invoices: {
        numbers: [`T${prefix}/00002`, `T${prefix}/00003`, `T${prefix}/00004`],
        problem: null,
      },
      creditNotes: {
        numbers: [`T${prefix}-CN/00001`, `T${prefix}-CN/00002`, `T${prefix}-CN/00003`],
        problem: null,
      },
    });
    expect(await preview({ invoicePattern: '{prefix}-{number}' })).toEqual({
      invoices: { numbers: [], problem: expect.stringContaining('{number} is unknown') },
      creditNotes: { numbers: [], problem: null },
    });
    const other = await makeBureau(app);
    const twin = await preview({ prefix: other.prefix });
    expect(twin.invoices.problem).toContain(String(other.reseller.name));
    expect((await post('/numbers/preview', { issuer: 'somebody' })).status).toBe(400);
  });
});
