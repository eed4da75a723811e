import { issueRun } from '../../plugins/bill-run/server/src/runs/approve-bills';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import { adminLogin, type AdminSession, bootStrapi, type Made, type TestApp } from '../support';
import { addCall, billOn, invoicesOf, makeBilledCustomer, makeBureau, runOf } from './bureau';

describe('the check of bills', () => {
  let app: TestApp;
  let staff: AdminSession;

  beforeAll(async () => {
    app = await bootStrapi();
    staff = await adminLogin(app);
  });
  afterAll(() => app.destroy());

  const get = (path: string) => app.request.get(`/bill-run${path}`).set(staff.headers);
  const post = (path: string, body: object = {}) =>
    app.request.post(`/bill-run${path}`).set(staff.headers).send(body);

  /** Two customers billed in January; in February one has used more and one nothing. */
  const inFebruary = async () => {
    const bureau = await makeBureau(app);
    const start = { ...bureau, cycleDay: 15, billingStart: '2026-01-15' };
    const busy = await makeBilledCustomer(app, { ...start, accountNumber: `${bureau.prefix}-1` });
    const still = await makeBilledCustomer(app, { ...start, accountNumber: `${bureau.prefix}-2` });
    await billOn(app, bureau, '2026-01-15');
    for (let call = 0; call < 3; call += 1) {
      await addCall(app.knex, { customer: busy, date: '2026-01-20', sellMicro: 2_000_000 });
    }
    const run = await billOn(app, bureau, '2026-02-15', { autoIssue: false });
    return { bureau, busy, still, run };
  };

  const billsOf = async (documentId: string, query = '') =>
    (await get(`/runs/${documentId}/checks${query}`)).body;

  const bodyOf = async (documentId: string, customer: Made) => {
    const { results } = await billsOf(documentId);
    const found = results.find(
      (bill: { customerDocumentId: string }) => bill.customerDocumentId === customer.documentId,
    );
    return found as { invoiceDocumentId: string; grossPence: number };
  };

  it('says by how much each bill changed and why, biggest first, with what is odd', async () => {
    const { run, busy } = await inFebruary();
    const { results, totals } = await billsOf(run.documentId);
    // January: 10.00 in advance. February the same, and three calls of 2.00: 6.00 and VAT more.
    expect(results[0]).toMatchObject({
      customerDocumentId: busy.documentId,
      grossPence: 1920,
      previousPence: 1200,
      reasons: [{ kind: 'usage', text: '3 more minutes: calls to UK mobiles', deltaPence: 600 }],
    });
    expect(results[1]).toMatchObject({
      grossPence: 1200,
      previousPence: 1200,
      reasons: [],
      flags: [],
    });
    expect(totals).toMatchObject({ bills: 2, grossPence: 3120, previousPence: 2400, odd: 0 });
    expect((await billsOf(run.documentId, '?filter=changed')).pagination.total).toBe(1);
  });

  it('marks usage without a price for it, and less than nothing to pay', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, {
      ...{ ...bureau, cycleDay: 15, billingStart: '2026-01-15' },
    });
    await addCall(app.knex, { customer, date: '2026-01-14', sellMicro: 0 });
    const run = await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    const { invoiceDocumentId } = await bodyOf(run.documentId, customer);
    expect((await billsOf(run.documentId)).results[0].flags).toEqual([
      ...['first', 'below-cost', 'cost-without-charge'],
    ]);
    await post(`/checks/${invoiceDocumentId}/amendments`, {
      ...{ kind: 'add', description: 'Goodwill', netPence: -5000, vatTreatment: 'standard' },
      reason: 'Line was down for a week',
    });
    expect((await billsOf(run.documentId)).results[0].flags).toContain('negative');
  });

  it('says which steps are done, of a dry run only those that it has', async () => {
    const { run, bureau } = await inFebruary();
    const steps = async (documentId: string) => {
      const { body } = await get(`/runs/${documentId}`);
      return body.data.steps.map(
        ({ step, done, finishedAt }: { step: string; done: number; finishedAt: string | null }) =>
          `${step} ${done}${finishedAt ? ' done' : ''}`,
      );
    };
    expect(await steps(run.documentId)).toEqual(
      expect.arrayContaining(['draft 2 done', 'approve 0', 'issue 0', 'collection 0']),
    );
    await issueRun(app, { documentId: run.documentId, by: 'Priya Shah' });
    await driveRun(app, { runId: run.id });
    expect(await steps(run.documentId)).toEqual(
      expect.arrayContaining(['approve 2 done', 'issue 2 done', 'collection 0 done']),
    );
    const dry = await startRun(app, {
      ...{ runDate: '2026-03-15', resellerId: bureau.reseller.id, autoIssue: false },
      ...{ isDryRun: true, startedBy: 'Priya Shah' },
    });
    if (!dry.ok) throw new Error(dry.error.message);
    await driveRun(app, { runId: dry.value.id });
    expect(await steps(dry.value.documentId)).toEqual(['collect 2 done', 'draft 2 done']);
  });

  it('adds, leaves out and prices lines anew, at once and on that bill only, and takes it back', async () => {
    const { run, busy, still, bureau } = await inFebruary();
    const { invoiceDocumentId } = await bodyOf(run.documentId, busy);
    const untouched = await bodyOf(run.documentId, still);
    const bill = (await get(`/checks/${invoiceDocumentId}`)).body.data;
    expect(bill).toMatchObject({ isOpen: true, netPence: 1600, previousNetPence: 1000 });
    const [service, usage] = bill.lines;

    const added = await post(`/checks/${invoiceDocumentId}/amendments`, {
      ...{ kind: 'add', description: 'Engineer visit', netPence: 4000, vatTreatment: 'standard' },
      reason: 'Agreed by phone',
    });
    expect(added.status).toBe(200);
    // 10.00 + 6.00 + 40.00 and 20 % VAT, once per rate.
    expect(added.body.data).toMatchObject({
      netPence: 5600,
      vatPence: 1120,
      grossPence: 6720,
      amendments: 1,
    });
    const without = await post(`/checks/${invoiceDocumentId}/amendments`, {
      ...{ kind: 'remove', lineKey: usage.key, reason: 'Test calls of ours' },
    });
    expect(without.body.data).toMatchObject({ netPence: 5000 });
    const cheaper = await post(`/checks/${invoiceDocumentId}/amendments`, {
      ...{ kind: 'reprice', lineKey: service.key, netPence: 500, reason: 'Half price as promised' },
    });
    expect(cheaper.body.data.lines[0].explanation.sentence).toContain('Half price as promised');
    expect(cheaper.body.data).toMatchObject({ netPence: 4500 });
    const [, removal] = cheaper.body.data.amendmentList;
    const back = await post(`/checks/${invoiceDocumentId}/amendments/${removal.id}/withdraw`);
    expect(back.body.data).toMatchObject({ netPence: 5100, amendments: 2 });
    expect(await bodyOf(run.documentId, still)).toEqual(untouched);

    await issueRun(app, { documentId: run.documentId, by: 'Priya Shah' });
    await driveRun(app, { runId: run.id });
    const issued = await invoicesOf(app.knex, bureau);
    expect(issued.map(({ net }) => net)).toEqual(['10.00', '10.00', '51.00', '10.00']);
    expect(await post(`/checks/${invoiceDocumentId}/recalculate`)).toMatchObject({ status: 409 });
    // The changed service goes on where it would have.
    await billOn(app, bureau, '2026-03-15');
    expect((await invoicesOf(app.knex, bureau)).slice(-2).map(({ net }) => net)).toEqual([
      '10.00',
      '10.00',
    ]);
  });

  it('gives approval anew to a bill that was changed, and keeps what was said of it', async () => {
    const { run, busy } = await inFebruary();
    const { invoiceDocumentId } = await bodyOf(run.documentId, busy);
    await post(`/runs/${run.documentId}/approve`, { customers: [busy.documentId] });
    await post(`/checks/${invoiceDocumentId}/comments`, { body: 'Is the visit in it?' });
    expect((await get(`/checks/${invoiceDocumentId}`)).body.data).toMatchObject({
      approval: 'staff',
    });
    await app.knex('subscriptions').where({ customer_id: busy.id }).update({ quantity: 2 });
    const anew = await post(`/checks/${invoiceDocumentId}/recalculate`);
    expect(anew.body.data).toMatchObject({
      ...{ approval: null, netPence: 2600, invoiceDocumentId },
      commentList: [{ body: 'Is the visit in it?', author: 'Test Admin', byReseller: false }],
    });
    expect((await post(`/checks/${invoiceDocumentId}/comments`, { body: '' })).status).toBe(400);
  });

  it('tries a parked customer again in his run, or in one for him alone when that has ended', async () => {
    const bureau = await makeBureau(app);
    const start = { ...bureau, cycleDay: 15, billingStart: '2026-01-15' };
    const good = await makeBilledCustomer(app, { ...start, accountNumber: `${bureau.prefix}-1` });
    const wrong = await makeBilledCustomer(app, { ...start, accountNumber: `${bureau.prefix}-2` });
    await app
      .knex('subscriptions')
      .where({ customer_id: wrong.id })
      .update({ price_override: 999_999_999_999 });
    const run = await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    const parked = async () =>
      (await get('/parked')).body.data.filter(
        (one: { customerDocumentId: string }) => one.customerDocumentId === wrong.documentId,
      );
    expect(await parked()).toMatchObject([
      { reasonCode: 'amount-out-of-range', cure: { uid: 'api::customer.customer' } },
    ]);
    expect((await parked())[0].reason).toMatch(/^Product \d+ makes no sense: check its price/);
    expect((await post(`/parked/${wrong.documentId}/again`)).body.data).toEqual({
      ...{ run: run.documentId, isNewRun: false, isStillParked: true },
    });
    const together = async (...who: Made[]) =>
      (await post('/parked/again', { customers: who.map(({ documentId }) => documentId) })).body;
    expect(await together(wrong, good)).toEqual({
      data: { made: 0, stillParked: 1, forNextRun: 0 },
    });
    expect(await together()).toMatchObject({ error: { details: { field: 'customers' } } });
    await issueRun(app, { documentId: run.documentId, by: 'Priya Shah' });
    await driveRun(app, { runId: run.id });
    await app.knex('bill_runs').where({ id: run.id }).update({ status: 'complete' });
    await app
      .knex('subscriptions')
      .where({ customer_id: wrong.id })
      .update({ price_override: null });
    expect((await together(wrong)).data).toEqual({ made: 0, stillParked: 0, forNextRun: 1 });
    const again = (await post(`/parked/${wrong.documentId}/again`)).body.data;
    expect(again).toMatchObject({ isNewRun: true });
    const own = await app.knex('bill_runs').where({ document_id: again.run }).first('id');
    await driveRun(app, { runId: own.id });
    expect(await parked()).toEqual([]);
    // The first run keeps its figures, and says that nobody is left; the other says whom it is for.
    const summary = async (run: string) => (await get(`/runs/${run}`)).body.data;
    expect(await summary(run.documentId)).toMatchObject({ customersParked: 1, stillParked: 0 });
    expect(await summary(again.run)).toMatchObject({
      ...{ customersParked: 0, stillParked: 0 },
      customerName: (await app.knex('customers').where({ id: wrong.id }).first('name')).name,
    });
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([
      { status: 'issued', account: `${bureau.prefix}-1` },
      { status: 'draft', account: `${bureau.prefix}-2` },
    ]);
    expect(good.id).toBeLessThan(wrong.id);
  });

  it('makes one set of bills, whoever starts or changes what at the same moment', async () => {
    const bureau = await makeBureau(app);
    for (const account of ['1', '2', '3']) {
      await makeBilledCustomer(app, {
        ...{ ...bureau, cycleDay: 15, billingStart: '2026-01-15' },
        accountNumber: `${bureau.prefix}-${account}`,
      });
    }
    const start = async (runDate: string) => {
      const started = await startRun(app, {
        ...{ runDate, resellerId: bureau.reseller.id, autoIssue: false, startedBy: 'test' },
      });
      if (!started.ok) throw new Error(started.error.message);
      await driveRun(app, { runId: started.value.id });
      return runOf(app, started.value.id);
    };
    // The same run twice, and one for overlapping dates.
    const runs = await Promise.all([start('2026-01-15'), start('2026-01-15'), start('2026-01-20')]);
    const drafts = await app.knex('invoices').where({ reseller_id: bureau.reseller.id });
    expect(drafts).toHaveLength(3);
    const run = runs.find(({ status }) => status === 'review');
    if (!run) throw new Error('no run has the bills');
    const [draft] = drafts;
    const amend = (netPence: number) =>
      post(`/checks/${draft.document_id}/amendments`, {
        ...{ kind: 'add', description: 'Visit', netPence, vatTreatment: 'standard', reason: 'r' },
      });
    const answers = await Promise.all([
      amend(100),
      amend(200),
      issueRun(app, { documentId: run.documentId, by: 'Priya Shah' }),
    ]);
    await driveRun(app, { runId: run.id });
    await issueRun(app, { documentId: run.documentId, by: 'Priya Shah' });
    await driveRun(app, { runId: run.id });
    const taken = answers.slice(0, 2).filter((answer) => 'body' in answer && answer.status === 200);
    const sums = await app.knex.raw(
      `select count(*)::int as bills, count(distinct customer_id)::int as customers,
              count(*) filter (where status = 'issued')::int as issued,
              (select count(*)::int from invoice_lines l join invoices i on i.id = l.invoice_id
               where i.reseller_id = :id and l.description = 'Visit') as visits,
              bool_and(net_total = (select sum(net_amount) from invoice_lines where invoice_id = v.id)) as tied
       from invoices v where reseller_id = :id`,
      { id: bureau.reseller.id },
    );
    expect(sums.rows[0]).toEqual({
      ...{ bills: 3, customers: 3, issued: 3, visits: taken.length, tied: true },
    });
  });

  it('certifies a run, and says what waits today', async () => {
    const { run } = await inFebruary();
    const one = (await get(`/runs/${run.documentId}/certificate`)).body;
    expect(one).toMatchObject({
      counts: { drafted: 2, usageRecords: 3 },
      totals: { grossPence: 3120 },
    });
    expect((await get(`/runs/${run.documentId}/certificate`)).body.fingerprint).toBe(
      one.fingerprint,
    );
    const today = (await get('/today')).body.data;
    expect(today.windows).toContainEqual(
      expect.objectContaining({
        runDocumentId: run.documentId,
        waiting: 2,
        hoursLeft: 47,
        approvalBy: 'staff',
      }),
    );
    expect((await get(`/runs/${run.documentId}/log`)).body.data[0].action).toBe('window-opened');
  });
});
