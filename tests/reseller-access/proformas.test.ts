import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import { adminLogin, type AdminSession, bootStrapi, makeDocument, type TestApp } from '../support';
import { billOn, invoicesOf, makeBilledCustomer, makeBureau, runOf } from '../bill-run/bureau';
import { resellerLogin } from './reseller-login';

/** A reseller checks, amends and approves his own bills, in the panel and with a key. */
describe('bills that wait for their reseller', () => {
  let app: TestApp;
  let staff: AdminSession;

  beforeAll(async () => {
    app = await bootStrapi();
    staff = await adminLogin(app);
  });
  afterAll(() => app.destroy());

  const world = async (approvalBy: 'reseller' | 'staff') => {
    const bureau = await makeBureau(app);
    await app
      .knex('resellers')
      .where({ id: bureau.reseller.id })
      .update({ approval_by: approvalBy });
    for (const account of ['1', '2']) {
      await makeBilledCustomer(app, {
        ...{ ...bureau, cycleDay: 15, billingStart: '2026-01-15' },
        accountNumber: `${bureau.prefix}-${account}`,
      });
    }
    const run = await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    const me = await resellerLogin(app);
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::reseller-membership.reseller-membership',
      data: { user: me.id, reseller: bureau.reseller.documentId, role: 'owner' },
    });
    const headers = { ...me.headers, 'x-reseller': bureau.reseller.documentId };
    const get = (path: string) => app.request.get(`/reseller-access/my${path}`).set(headers);
    const post = (path: string, body: object = {}, more: object = {}) =>
      app.request
        .post(`/reseller-access/my${path}`)
        .set({ ...headers, ...more })
        .send(body);
    const remove = (path: string) => app.request.delete(`/reseller-access/my${path}`).set(headers);
    return { bureau, run, get, post, remove };
  };

  it('shows him his own, without what they cost, and lets him change, comment and approve', async () => {
    const { bureau, run, get, post, remove } = await world('reseller');
    const other = await world('reseller');
    const { body: list } = await get('/checks').expect(200);
    expect(list).toMatchObject({ totals: { bills: 2, grossPence: 2400, toApprove: 2 } });
    expect(Date.parse(list.totals.closesAt)).toBeGreaterThan(Date.now());
    expect(JSON.stringify(list)).not.toContain('cost');
    const [first] = list.results;
    const { body: theirs } = await other.get('/checks').expect(200);
    const foreign = theirs.results[0].invoiceDocumentId as string;
    await get(`/checks/${foreign}`).expect(404);
    await get(`/proformas/${foreign}`).expect(404);
    await post(`/proformas/${foreign}/comments`, { body: 'x' }).expect(404);
    await post(`/proformas/${foreign}/recalculations`).expect(404);
    await post('/approvals', { proformaIds: [foreign] }).expect(409);

    const id = first.invoiceDocumentId as string;
    const { body: one } = await get(`/proformas/${id}`).expect(200);
    expect(one.data).toMatchObject({ grossPence: 1200, approvalBy: 'reseller', approval: null });
    const change = { kind: 'reprice', lineKey: one.data.lines[0].lineKey, netPence: 800 };
    await post(`/proformas/${id}/amendments`, { ...change, reason: 'Promised' }).expect(204);
    const said = { 'idempotency-key': 'once' };
    await post(`/proformas/${id}/comments`, { body: 'Looks right now' }, said).expect(201);
    await post(`/proformas/${id}/comments`, { body: 'Looks right now' }, said).expect(201);
    const { body: now } = await get(`/checks/${id}`).expect(200);
    expect(now.data).toMatchObject({
      ...{ netPence: 800, isOpen: true },
      commentList: [{ body: 'Looks right now', byReseller: true }],
      amendmentList: [{ kind: 'reprice', byReseller: true }],
    });
    const again = await get(`/proformas/${id}`).expect(200);
    const [mine] = again.body.data.amendments;
    expect(mine).toMatchObject({ kind: 'reprice', byReseller: true, withdrawnBy: null });
    await other.remove(`/proformas/${id}/amendments/${mine.id}`).expect(404);
    const bureaus = await app.request
      .post(`/bill-run/checks/${id}/amendments`)
      .set(staff.headers)
      .send({
        kind: 'add',
        description: 'Visit',
        netPence: 500,
        vatTreatment: 'standard',
        reason: 'x',
      })
      .expect(200);
    const theirsToo = bureaus.body.data.amendmentList.at(-1).id;
    await remove(`/proformas/${id}/amendments/${theirsToo}`).expect(409);
    await app.request
      .post(`/bill-run/checks/${id}/amendments/${theirsToo}/withdraw`)
      .set(staff.headers)
      .expect(200);
    await remove(`/proformas/${id}/amendments/${mine.id}`).expect(204);
    await remove(`/proformas/${id}/amendments/${mine.id}`).expect(409);
    expect((await get(`/checks/${id}`)).body.data).toMatchObject({ netPence: 1000 });
    await post(`/proformas/${id}/amendments`, { ...change, reason: 'Promised' }).expect(204);
    const today = await app.request.get('/bill-run/today').set(staff.headers);
    expect(today.body.data.comments).toContainEqual(
      expect.objectContaining({ invoiceDocumentId: id, body: 'Looks right now' }),
    );

    // What he has seen he may name: the first look is long ago.
    const named = { proformaIds: [id], versions: { [id]: one.data.version } };
    const unseen = await post('/approvals', named).expect(409);
    expect(unseen.body.error).toMatchObject({
      message: expect.stringContaining('£12.00 and is £9.60'),
      details: { code: 'bill-changed' },
    });
    const { body: outlook } = await get('/approvals').expect(200);
    expect(outlook.data).toMatchObject({ approves: 2, invoices: 2, grossPence: 2160 });
    await post('/approvals', { all: true, version: `${outlook.data.version}0` }).expect(409);
    expect((await get(`/checks/${id}`)).body.data).toMatchObject({ approvedBy: null });
    await post('/approvals', { all: true, version: outlook.data.version }).expect(204);
    await post('/approvals', { all: true }).expect(409);
    await driveRun(app, { runId: run.id });
    expect((await runOf(app, run.id)).status).not.toBe('review');
    const issued = await invoicesOf(app.knex, bureau);
    expect(issued).toMatchObject([
      { status: 'issued', net: '8.00' },
      { status: 'issued', net: '10.00' },
    ]);
    await post(`/proformas/${id}/recalculations`).expect(409);
    expect(await invoicesOf(app.knex, other.bureau)).toMatchObject([
      { status: 'draft' },
      { status: 'draft' },
    ]);
  });

  it('does not let him approve where the bureau does', async () => {
    const { get, post } = await world('staff');
    const { body } = await get('/checks').expect(200);
    expect(body.totals).toMatchObject({ bills: 2, toApprove: 0 });
    const one = await get(`/checks/${body.results[0].invoiceDocumentId}`).expect(200);
    expect(one.body.data.approvalBy).toBe('staff');
    await post('/approvals', { all: true }).expect(409);
    const refused = await post('/approvals', {
      proformaIds: [body.results[0].invoiceDocumentId],
    });
    expect(refused.status).toBe(409);
    expect(refused.body.error.details.code).toBe('approval-closed');
    await post('/approvals', {}).expect(400);
  });

  it('does not show him what the bureau only tries out', async () => {
    const { bureau, run, get } = await world('staff');
    const tried = await startRun(app, {
      ...{ runDate: '2026-02-15', resellerId: bureau.reseller.id, autoIssue: false },
      ...{ startedBy: 'Ann', isDryRun: true },
    });
    if (!tried.ok) throw new Error(tried.error.message);
    await driveRun(app, { runId: tried.value.id });
    const { body } = await get('/bill-runs').expect(200);
    expect(body.data).toMatchObject([{ id: run.documentId, state: 'review' }]);
    // The run waits for others: of his bills none does.
    await app.knex('billing.run_items').where({ run_id: run.id }).update({ status: 'issued' });
    const { body: after } = await get('/bill-runs').expect(200);
    expect(after.data).toMatchObject([{ id: run.documentId, state: 'complete' }]);
  });
});
