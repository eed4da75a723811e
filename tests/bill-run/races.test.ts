import { setTimeout as sleep } from 'node:timers/promises';

import type { Knex } from 'knex';

import { amendBill } from '../../plugins/bill-run/server/src/checks/change-bill';
import { advanceRun } from '../../plugins/bill-run/server/src/runs/advance-run';
import { approveBills, issueRun } from '../../plugins/bill-run/server/src/runs/approve-bills';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { onceForStep } from '../../plugins/bill-run/server/src/runs/run-steps';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import { bootStrapi, type Made, type TestApp } from '../support';
import { addCall, billOn, invoicesOf, makeBilledCustomer, makeBureau, runOf } from './bureau';

const by = 'Priya Shah';

/*
 * Two at the same moment, made to meet: one is held up in the middle by a lock of the test, the other comes, and only then
 * the first goes on.
 */
describe('two at the same moment', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootStrapi();
  });
  afterAll(() => app.destroy());

  /** Resolves when so many wait for a lock, or when nothing of `work` is left to wait. */
  const untilBlocked = async (count: number, ...work: Promise<unknown>[]): Promise<void> => {
    let isOver = false;
    void Promise.allSettled(work).then(() => (isOver = true));
    for (let tries = 0; !isOver && tries < 500; tries += 1) {
      const { rows } = await app.knex.raw<{ rows: { blocked: number }[] }>(
        `select count(*)::int as blocked from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if ((rows[0]?.blocked ?? 0) >= count) return;
      await sleep(20);
    }
  };

  const holdStamps = (trx: Knex.Transaction, how = '') =>
    trx.raw(`select pg_advisory_xact_lock${how}(hashtext('billing.usage-stamp'))`);

  const someBilled = async (accounts: string[]) => {
    const bureau = await makeBureau(app);
    const customers: Made[] = [];
    for (const account of accounts) {
      const accountNumber = `${bureau.prefix}-${account}`;
      const start = { ...bureau, cycleDay: 15, billingStart: '2026-01-15' };
      customers.push(await makeBilledCustomer(app, { ...start, accountNumber }));
    }
    return { bureau, customers: customers as [Made, ...Made[]] };
  };

  const started = async ({ reseller }: { reseller: Made }, autoIssue = false) => {
    const resellerId = reseller.id;
    const run = await startRun(app, {
      ...{ runDate: '2026-01-15', resellerId, autoIssue, startedBy: by },
    });
    if (!run.ok) throw new Error(run.error.message);
    return run.value.id;
  };

  const visit = ({ documentId: customer }: Made) =>
    amendBill(app, {
      ...{ customer, by },
      amendment: {
        ...{ kind: 'add', description: 'Visit', netPence: 500, vatTreatment: 'standard' },
        reason: 'Agreed',
      },
    });

  it('who move one run on draft each bill once, and the run stands where they left it', async () => {
    const { bureau } = await someBilled(['1', '2']);
    const runId = await started(bureau);
    const trx = await app.knex.transaction();
    await holdStamps(trx);
    const both = [advanceRun(app, { runId }), advanceRun(app, { runId })];
    await untilBlocked(2, ...both);
    await trx.commit();
    await Promise.all(both);
    expect((await runOf(app, runId)).status).toBe('drafting');
    await driveRun(app, { runId });
    expect(await runOf(app, runId)).toMatchObject({ status: 'review', invoicesDrafted: 2 });
  });

  it('who take one step do it once', async () => {
    const { bureau } = await someBilled(['1']);
    const runId = await started(bureau);
    await advanceRun(app, { runId });
    const key = { runId, pass: 1, step: 'draft', part: '0' } as const;
    let done = 0;
    const work = async (trx: Knex.Transaction) => {
      done += 1;
      await trx.raw('select pg_sleep(0.2)');
    };
    const both = await Promise.all([
      onceForStep(app.knex, key, work),
      onceForStep(app.knex, key, work),
    ]);
    expect([both.sort(), done]).toEqual([[false, true], 1]);
  });

  it('a run waits for an import in hand, whose calls are on the bill that they are stamped with', async () => {
    const { bureau, customers } = await someBilled(['1']);
    const runId = await started(bureau, true);
    await app.knex.raw(`select billing.ensure_usage_partition('2026-01-14')`);
    // What an import does: it holds the bill days, reads them, and stores a batch.
    const trx = await app.knex.transaction();
    await holdStamps(trx, '_shared');
    const run = driveRun(app, { runId });
    await untilBlocked(1, run);
    await addCall(trx, { customer: customers[0], date: '2026-01-14', sellMicro: 500_000 });
    await trx.commit();
    await run;
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([
      { billDate: '2026-01-15', net: '10.50', status: 'issued' },
    ]);
  });

  it('an amendment that began before the bills are issued is on its bill, and the bill on paper', async () => {
    const { bureau, customers } = await someBilled(['1', '2']);
    const { id: runId, documentId } = await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    const trx = await app.knex.transaction();
    // Holds up the amendment after it has read that the bill is open.
    await trx.raw('lock table billing.bill_amendments in share mode');
    const amended = visit(customers[0]);
    await untilBlocked(1, amended);
    const issued = issueRun(app, { documentId, by }).then(() => driveRun(app, { runId }));
    await untilBlocked(2, issued);
    await trx.commit();
    expect(await amended).toMatchObject({ ok: true });
    await issued;
    // The bill that was made anew has to be approved again, or was approved as it is now.
    await issueRun(app, { documentId, by });
    await driveRun(app, { runId });
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([
      { account: `${bureau.prefix}-1`, status: 'issued', net: '15.00', gross: '18.00' },
      { account: `${bureau.prefix}-2`, status: 'issued', net: '10.00', gross: '12.00' },
    ]);
  });

  it('an amendment comes too late once its bill is being issued, also while others still wait', async () => {
    const { bureau, customers } = await someBilled(['1', '2']);
    const { id: runId, documentId } = await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    const bills = { customers: [customers[0].documentId] };
    await approveBills(app, { documentId, by, bills });
    await issueRun(app, { documentId, by, only: 'approved' });
    const tooLate = { ok: false, error: { code: 'bill-not-open' } };
    expect(await visit(customers[0])).toMatchObject(tooLate);
    await driveRun(app, { runId });
    expect((await runOf(app, runId)).status).toBe('review');
    expect(await visit(customers[0])).toMatchObject(tooLate);
    expect((await visit(customers[1] as Made)).ok).toBe(true);
  });

  it('a bill day has one claim and one bill, whatever the code above does', async () => {
    const { bureau, customers } = await someBilled(['1']);
    const { id: runId } = await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    const twice = (table: string, columns: string, change: string) =>
      app.knex.raw(
        `insert into ${table} (${columns}) select ${change} from ${table} where customer_id = ?`,
        [customers[0].id],
      );
    const claim = 'customer_id, bill_date, pass, chunk, reseller_id, issuer_key';
    await expect(
      twice('billing.run_items', `run_id, ${claim}`, `${runId + 1_000}, ${claim}`),
    ).rejects.toMatchObject({ code: '23505', constraint: 'run_items_once' });
    const bill = `kind, status, customer_id, bill_date, bill_run_id, net_total, vat_total, gross_total, details`;
    await expect(
      twice('invoices', `document_id, ${bill}`, `'twice', ${bill}`),
    ).rejects.toMatchObject({ code: '23505', constraint: 'invoices_once' });
  });
});
