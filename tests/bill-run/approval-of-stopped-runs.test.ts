import { advanceRun } from '../../plugins/bill-run/server/src/runs/advance-run';
import { retryRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { billsService } from '../../plugins/bill-run/server/src/services/bills';
import { bootStrapi, type TestApp } from '../support';
import { billOn, invoicesOf, makeBilledCustomer, makeBureau } from './bureau';

/** A run stops where issuing some bills fails; what waits in it for a reseller is not shown to him until it goes on. */
describe('a run that has stopped', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootStrapi();
  });
  afterAll(() => app.destroy());

  it('keeps nobody from approving all that he is shown, and is approved when it goes on', async () => {
    const bureau = await makeBureau(app);
    const { id: resellerId } = bureau.reseller;
    await app.knex('resellers').where({ id: resellerId }).update({ approval_by: 'reseller' });
    const bills = billsService(app);
    const approveAll = () =>
      app.knex.transaction(async (trx) => {
        const { version } = await bills.outlook({ trx, resellerId });
        return bills.approve({ trx, resellerId, invoices: null, by: 'Mia Reed', version });
      });
    await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
    const stopped = await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    await app.knex('bill_runs').where({ id: stopped.id }).update({ status: 'failed' });
    await makeBilledCustomer(app, { ...bureau, cycleDay: 20, billingStart: '2026-01-20' });
    const other = await billOn(app, bureau, '2026-01-20', { autoIssue: false });

    expect(await approveAll()).toEqual({ ok: true, value: { approved: 1 } });
    const approvals = await app.knex('billing.run_items').where({ approval: 'reseller' });
    expect(approvals).toMatchObject([{ run_id: other.id }]);
    expect(await approveAll()).toEqual({ ok: true, value: { approved: 0 } });

    await retryRun(app, { documentId: stopped.documentId, by: 'Priya Shah' });
    expect(await approveAll()).toEqual({ ok: true, value: { approved: 1 } });
    for (const { id: runId } of [stopped, other]) {
      await advanceRun(app, { runId });
      await driveRun(app, { runId });
    }
    expect((await invoicesOf(app.knex, bureau)).map(({ status }) => status)).toEqual([
      ...['issued', 'issued'],
    ]);
  });
});
