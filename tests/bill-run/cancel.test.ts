import { advanceRun } from '../../plugins/bill-run/server/src/runs/advance-run';
import { cancelRun, retryRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { draftInvoices } from '../../plugins/bill-run/server/src/runs/draft-invoices';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import { bootStrapi, type TestApp } from '../support';
import { billOn, invoicesOf, makeBilledCustomer, makeBureau, runOf } from './bureau';

describe('a run that failed while it drafts', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootStrapi();
  });

  afterAll(async () => {
    await app.destroy();
  });

  /** A run one of whose steps has failed for good while another is still to be done. */
  const makeFailing = async () => {
    const bureau = await makeBureau(app);
    await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
    const started = await startRun(app, {
      runDate: '2026-01-15',
      resellerId: bureau.reseller.id,
      autoIssue: false,
      startedBy: 'test',
    });
    if (!started.ok) throw new Error(started.error.message);
    await advanceRun(app, { runId: started.value.id });
    await app.knex('bill_runs').where({ id: started.value.id }).update({ status: 'failed' });
    const step = { runId: started.value.id, pass: 1, step: 'draft', part: '0' } as const;
    return { bureau, documentId: started.value.documentId, step };
  };

  const soon = () => new Promise((resolve) => setTimeout(resolve, 150));

  it('is cancelled without leaving a draft of the step in hand behind, which would bar the customers from every later run', async () => {
    const { bureau, documentId, step } = await makeFailing();
    const holdUp = await app.knex.transaction();
    await holdUp.raw('lock table invoices in share row exclusive mode');
    const drafting = draftInvoices(app, step);
    await soon();
    const cancelling = cancelRun(app, { documentId, by: 'Priya Shah' });
    await soon();
    await holdUp.commit();
    await drafting;
    expect((await cancelling).ok).toBe(true);

    expect(await invoicesOf(app.knex, bureau)).toEqual([]);
    expect(await billOn(app, bureau, '2026-01-15')).toMatchObject({ invoicesIssued: 1 });
  });

  it('drafts nothing once it is cancelled', async () => {
    const { bureau, documentId, step } = await makeFailing();
    await cancelRun(app, { documentId, by: 'Priya Shah' });
    await draftInvoices(app, step);
    expect(await invoicesOf(app.knex, bureau)).toEqual([]);
  });

  it('goes on when it is retried, also when its last step has been done meanwhile', async () => {
    const { bureau, documentId, step } = await makeFailing();
    await draftInvoices(app, step);
    await advanceRun(app, { runId: step.runId });
    expect((await runOf(app, step.runId)).status).toBe('failed');
    expect((await retryRun(app, { documentId, by: 'Priya Shah' })).ok).toBe(true);
    await driveRun(app, { runId: step.runId });
    expect((await runOf(app, step.runId)).status).toBe('review');
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([{ status: 'draft' }]);
    expect((await retryRun(app, { documentId, by: 'Priya Shah' })).ok).toBe(false);
  });
});
