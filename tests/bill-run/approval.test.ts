import { amendBill } from '../../plugins/bill-run/server/src/checks/change-bill';
import { listChecks } from '../../plugins/bill-run/server/src/checks/list-checks';
import { advanceRun } from '../../plugins/bill-run/server/src/runs/advance-run';
import { approvalOutlook } from '../../plugins/bill-run/server/src/runs/approval-outlook';
import {
  approveBills,
  issueRun,
  takeApprovalBack,
} from '../../plugins/bill-run/server/src/runs/approve-bills';
import { cancelRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { deliverBills } from '../../plugins/bill-run/server/src/runs/deliver-bills';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { passDeadline } from '../../plugins/bill-run/server/src/runs/pass-deadline';
import { letGoOn, pauseRun, resumeRun } from '../../plugins/bill-run/server/src/runs/pause-run';
import { renderDocuments } from '../../plugins/bill-run/server/src/runs/render-documents';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import { addWorkingDays, ukBankHolidays } from '../../src/billing/calendar';
import { bootStrapi, type Made, type TestApp } from '../support';
import { addCall, billOn, invoicesOf, makeBilledCustomer, makeBureau, runOf } from './bureau';

const by = 'Priya Shah';

describe('between draft and bill', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootStrapi();
  });
  afterAll(() => app.destroy());

  /** A run in its check, for a reseller with these customers and settings. */
  const inReview = async (
    accounts: string[],
    settings: Record<string, unknown> = { approval_by: 'staff' },
  ) => {
    const bureau = await makeBureau(app);
    await app.knex('resellers').where({ id: bureau.reseller.id }).update(settings);
    const customers: Made[] = [];
    for (const accountNumber of accounts) {
      customers.push(await makeBilledCustomer(app, { ...bureau, cycleDay: 15, accountNumber }));
    }
    const run = await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    return { bureau, customers, run };
  };

  const windowOf = async (runId: number) =>
    app
      .knex('billing.run_windows')
      .where({ run_id: runId })
      .first(
        'approval_by',
        'outcome',
        app.knex.raw('extract(epoch from closes_at - opened_at)::int / 3600 as hours'),
      );

  const endTimeOf = (runId: number) =>
    app
      .knex('billing.run_windows')
      .where({ run_id: runId })
      .update({ closes_at: app.knex.raw("now() - interval '1 minute'") });

  const look = ({ id, resellerId }: { id: number; resellerId: number | null }) =>
    passDeadline(app, { runId: id, pass: 1, resellerKey: resellerId ?? 0 });

  it('opens a window as long as the reseller wants it, else as the bureau does', async () => {
    const own = await inReview(['W-1'], { approval_by: 'reseller', window_hours: 5 });
    expect(await windowOf(own.run.id)).toMatchObject({
      approval_by: 'reseller',
      hours: 5,
      outcome: null,
    });
    const plain = await inReview(['W-2']);
    expect(await windowOf(plain.run.id)).toMatchObject({ approval_by: 'staff', hours: 48 });
  });

  it('passes at the deadline what nobody approved, only where the reseller wants that', async () => {
    const automatic = await inReview(['D-1', 'D-2'], { approval_by: 'automatic' });
    const waiting = await inReview(['D-3'], { approval_by: 'reseller' });
    for (const { run } of [automatic, waiting]) {
      await look(run);
      expect((await runOf(app, run.id)).status).toBe('review');
      await endTimeOf(run.id);
      await look(run);
      await look(run);
      await driveRun(app, { runId: run.id });
    }
    expect(await windowOf(automatic.run.id)).toMatchObject({ outcome: 'passed' });
    expect(await invoicesOf(app.knex, automatic.bureau)).toMatchObject([
      { status: 'issued', number: `${automatic.bureau.prefix}-000001` },
      { status: 'issued', number: `${automatic.bureau.prefix}-000002` },
    ]);
    expect(await windowOf(waiting.run.id)).toMatchObject({ outcome: 'waits' });
    expect((await runOf(app, waiting.run.id)).status).toBe('review');
    expect(await invoicesOf(app.knex, waiting.bureau)).toMatchObject([{ status: 'draft' }]);
  });

  it('approves no bill that was made anew since it was seen, and says what became of it', async () => {
    const { customers, run } = await inReview(['V-1', 'V-2']);
    const { documentId, id: runId } = run;
    const [one, other] = customers as [Made, Made];
    const bills = { customers: [one.documentId, other.documentId] };
    const look = async () => {
      const query = { runId, page: 1, pageSize: 10, filter: 'all', sort: 'customer' } as const;
      const { results } = await listChecks(app.knex, query);
      const { version } = await approvalOutlook(app.knex, { runId, bills: { all: true } });
      const versions = results.map((bill) => [bill.invoiceDocumentId, bill.version] as const);
      return { version, versions: Object.fromEntries(versions) };
    };
    const before = await look();
    const amended = await amendBill(app, {
      ...{ customer: one.documentId, run: documentId, by },
      amendment: {
        ...{ kind: 'add', description: 'Visit', netPence: 500 },
        ...{ vatTreatment: 'standard', reason: 'Agreed with Mr Lee' },
      },
    });
    expect(amended.ok).toBe(true);
    const { version, versions } = before;
    for (const [meant, seen] of [
      [bills, { versions }],
      [{ all: true }, { version }],
    ] as const) {
      const refused = await approveBills(app, { documentId, by, bills: meant, seen });
      expect(refused).toMatchObject({ ok: false, error: { code: 'bill-changed' } });
      const message = refused.ok ? '' : refused.error.message;
      expect(message).toContain(
        'versions' in seen ? '£17.42 and is £23.42' : '£34.84 and are £40.84',
      );
      if ('versions' in seen)
        expect(message).toContain(`${by} changed it last: Agreed with Mr Lee`);
    }
    expect(await issueRun(app, { documentId, by, version })).toMatchObject({
      ...{ ok: false, error: { code: 'bill-changed' } },
    });
    const waiting = await app.knex('billing.run_items').where({ run_id: runId });
    expect(waiting.map(({ approved_at: at }) => at)).toEqual([null, null]);

    const now = await look();
    expect(Object.keys(now.versions)).toEqual(Object.keys(versions));
    const done = await approveBills(app, { documentId, by, bills: { all: true }, seen: now });
    expect(done).toMatchObject({ ok: true, value: { approved: 2 } });
  });

  it('issues no bill that was made anew since it was seen, neither with all nor with the approved ones', async () => {
    const { customers, run, bureau } = await inReview(['I-1', 'I-2', 'I-3']);
    const { documentId, id: runId } = run;
    const [one, other] = customers as [Made, Made];
    const approve = (...who: Made[]) =>
      approveBills(app, {
        ...{ documentId, by },
        bills: { customers: who.map((customer) => customer.documentId) },
      });
    await approve(one, other);
    const look = async () => ({
      all: await approvalOutlook(app.knex, { runId, bills: { all: true } }),
      approved: await approvalOutlook(app.knex, { runId, bills: { approved: true } }),
    });
    const before = await look();
    expect(before).toMatchObject({
      all: { approves: 1, invoices: 3, grossPence: 3 * 1742 },
      approved: { approves: 0, invoices: 2, grossPence: 2 * 1742 },
    });
    await amendBill(app, {
      ...{ customer: one.documentId, run: documentId, by },
      amendment: {
        ...{ kind: 'add', description: 'Visit', netPence: 500 },
        ...{ vatTreatment: 'standard', reason: 'Agreed with Mr Lee' },
      },
    });
    // Approved again by somebody else, who has seen it.
    await approve(one);
    const issue = (only: { only?: 'approved' }, version: string) =>
      issueRun(app, { documentId, by, ...only, version });
    for (const [only, { issuesVersion: version }, figures] of [
      [{}, before.all, '£52.26 and are £58.26'],
      [{ only: 'approved' }, before.approved, '£34.84 and are £40.84'],
    ] as const) {
      const refused = await issue(only, version);
      expect(refused).toMatchObject({ ok: false, error: { code: 'bill-changed' } });
      expect(refused.ok ? '' : refused.error.message).toContain(figures);
      expect(refused.ok ? '' : refused.error.message).toContain('Nothing was issued');
    }
    expect(await runOf(app, runId)).toMatchObject({ status: 'review' });
    const now = await look();
    expect(await issue({ only: 'approved' }, now.approved.issuesVersion)).toMatchObject({
      ok: true,
    });
    await driveRun(app, { runId });
    const rest = await look();
    expect(rest.all).toMatchObject({ invoices: 1, grossPence: 1742 });
    expect(await issue({}, now.all.issuesVersion)).toMatchObject({ ok: false });
    expect(await issue({}, rest.all.issuesVersion)).toMatchObject({ ok: true });
    await driveRun(app, { runId });
    const issued = await invoicesOf(app.knex, bureau);
    expect(issued.map(({ status }) => status)).toEqual(['issued', 'issued', 'issued']);
  });

  it('issues one, some, then the rest, without a gap and in account order within each round', async () => {
    const { bureau, customers, run } = await inReview(['A-1', 'B-2', 'C-3', 'D-4']);
    const [a, b, c] = customers;
    const { documentId } = run;
    const approve = (...who: (Made | undefined)[]) =>
      approveBills(app, {
        documentId,
        by,
        bills: { customers: who.map((one) => one?.documentId ?? '') },
      });

    const outlook = (...who: (Made | undefined)[]) =>
      approvalOutlook(app.knex, {
        runId: run.id,
        bills: { customers: who.map((one) => one?.documentId ?? '') },
      });
    // Some approve themselves only; the last takes all of the reseller along, whoever approved the others.
    expect(await outlook(c, b)).toMatchObject({ approves: 2, invoices: 0, grossPence: 0 });
    const all = await outlook(...customers);
    expect(all).toMatchObject({ approves: 4, invoices: 4, creditNotes: 0, directDebits: 0 });
    expect(await approve(c, b)).toMatchObject({ ok: true, value: { approved: 2 } });
    await app
      .knex('invoices')
      .where({ customer_id: a?.id, status: 'draft' })
      .update({ payment_method: 'direct-debit', due_date: '2026-02-10' });
    const { version: _, issuesVersion: __, ...last } = await outlook(a, customers[3]);
    expect(last).toEqual({
      ...{ approves: 2, invoices: 4, creditNotes: 0, grossPence: all.grossPence },
      ...{ directDebits: 1, directDebitPence: all.grossPence / 4 },
      ...{ collectedFrom: '2026-02-10', collectedTo: '2026-02-10' },
    });
    expect(await outlook(a)).toMatchObject({ approves: 1, invoices: 0, collectedFrom: null });
    expect(await approve(b)).toMatchObject({ ok: false, error: { code: 'nothing-to-approve' } });
    // Two of four wait for the others, until a person wants them out.
    expect(
      await approvalOutlook(app.knex, { runId: run.id, bills: { approved: true } }),
    ).toMatchObject({ approves: 0, invoices: 2, grossPence: all.grossPence / 2 });
    expect((await runOf(app, run.id)).status).toBe('review');
    await issueRun(app, { documentId, by, only: 'approved' });
    // What is approved while a round is under way is for the next.
    await app
      .knex('billing.run_items')
      .where({ run_id: run.id, customer_id: a?.id })
      .update({ approved_at: app.knex.fn.now(), approval: 'reseller', approved_by: 'Nia' });
    await driveRun(app, { runId: run.id });
    const numbered = async () =>
      (await invoicesOf(app.knex, bureau)).map(({ number, account }) => [
        number?.slice(-1),
        account,
      ]);
    expect(await numbered()).toEqual([
      ['1', 'B-2'],
      ['2', 'C-3'],
      [undefined, 'A-1'],
      [undefined, 'D-4'],
    ]);

    expect(
      await takeApprovalBack(app, { documentId, by, bills: { customers: [b?.documentId ?? ''] } }),
    ).toMatchObject({ ok: false });
    // The last one approved lets the rest of the reseller out at once.
    await approveBills(app, { documentId, by, bills: { reseller: bureau.reseller.documentId } });
    await driveRun(app, { runId: run.id });
    expect(await numbered()).toEqual([
      ['1', 'B-2'],
      ['2', 'C-3'],
      ['3', 'A-1'],
      ['4', 'D-4'],
    ]);
    const parts = await app
      .knex('billing.run_steps')
      .where({ run_id: run.id, step: 'documents' })
      .pluck('part');
    expect(parts.sort()).toEqual(['1:0', '2:0']);
    const log = await app
      .knex('billing.run_log')
      .where({ run_id: run.id })
      .orderBy('id')
      .pluck('action');
    expect(log).toEqual([
      ...['started', 'window-opened', 'approved', 'issuing', 'approved', 'issuing'],
    ]);
    await expect(app.knex('billing.run_log').where({ run_id: run.id }).delete()).rejects.toThrow(
      'cannot be deleted',
    );
  });

  it('keeps what has been issued when the rest is cancelled, and bills the others another time', async () => {
    const { bureau, customers, run } = await inReview(['K-1', 'K-2']);
    const { documentId } = run;
    await approveBills(app, {
      documentId,
      by,
      bills: { customers: [customers[0]?.documentId ?? ''] },
    });
    await issueRun(app, { documentId, by, only: 'approved' });
    await driveRun(app, { runId: run.id });
    expect((await cancelRun(app, { documentId, by })).ok).toBe(true);
    expect((await runOf(app, run.id)).status).toBe('documents');
    await billOn(app, bureau, '2026-01-15');
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([
      { account: 'K-1', status: 'issued' },
      { account: 'K-2', status: 'issued' },
    ]);
  });

  it('stands still while it is paused, deadlines too, and goes on from there', async () => {
    const { run, bureau } = await inReview(['P-1'], { approval_by: 'automatic' });
    const { documentId } = run;
    expect((await pauseRun(app, { documentId, by })).ok).toBe(true);
    await endTimeOf(run.id);
    await look(run);
    await advanceRun(app, { runId: run.id });
    expect(await windowOf(run.id)).toMatchObject({ outcome: null });
    expect((await resumeRun(app, { documentId, by })).ok).toBe(true);
    await look(run);
    expect((await pauseRun(app, { documentId, by })).ok).toBe(true);
    await driveRun(app, { runId: run.id });
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([{ status: 'draft' }]);
    await resumeRun(app, { documentId, by });
    await driveRun(app, { runId: run.id });
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([{ status: 'issued' }]);
  });

  it('makes no PDF while it is paused', async () => {
    const { run, bureau } = await inReview(['P-2']);
    const { documentId } = run;
    await approveBills(app, { documentId, by, bills: { all: true } });
    await driveRun(app, { runId: run.id });
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([{ status: 'issued' }]);
    const step = await app
      .knex('billing.run_steps')
      .where({ run_id: run.id, step: 'documents' })
      .first();
    await pauseRun(app, { documentId, by });
    const key = { runId: run.id, pass: step.pass, step: 'documents', part: step.part } as const;
    await renderDocuments(app, key);
    const pdfs = () => app.knex('billing.invoice_documents').where({ kind: 'pdf' });
    expect(await pdfs()).toEqual([]);
    await resumeRun(app, { documentId, by });
    await renderDocuments(app, key);
    expect(await pdfs()).toHaveLength(1);
  });

  it('waits for usage where the bureau wants it, until a person lets it go on', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
    await app.knex('bureau_settings').update({ usage_check: 'block' });
    const [file] = await app
      .knex('billing.usage_files')
      .insert({
        document_id: 'f',
        source: 's',
        format: 'x',
        file_name: 'f',
        sha256: 'held',
        bytes: 1,
        storage_path: 'f',
        status: 'imported',
        rows_read: 1,
        rows_suspended: 1,
      })
      .returning('id');
    await app.knex('billing.usage_suspense').insert({
      ...{ file_id: file.id, line_no: 1, reason: 'no-sell-rate', message: 'm', raw: 'r' },
      ...{ customer_id: customer.id, cost_micro: 1_230_000, local_date: '2026-01-10' },
    });
    const started = await startRun(app, {
      runDate: '2026-01-15',
      resellerId: bureau.reseller.id,
      autoIssue: true,
      startedBy: by,
    });
    if (!started.ok) throw new Error(started.error.message);
    const { id, documentId } = started.value;
    await driveRun(app, { runId: id });
    expect(await runOf(app, id)).toMatchObject({
      status: 'held',
      message: 'Waits for usage: 1 rows of customers due are held in suspense.',
    });
    await letGoOn(app, { documentId, by, anyway: false });
    await advanceRun(app, { runId: id });
    expect((await runOf(app, id)).status).toBe('held');
    await letGoOn(app, { documentId, by, anyway: true });
    await driveRun(app, { runId: id });
    expect(await runOf(app, id)).toMatchObject({ invoicesIssued: 1, rateCheckWaivedBy: by });
    await app.knex('bureau_settings').update({ usage_check: 'warn' });
  });

  it('works bills out for a report alone, and leaves nothing else behind', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
    await addCall(app.knex, { customer, date: '2026-01-10', sellMicro: 500_000 });
    const started = await startRun(app, {
      ...{ runDate: '2026-01-15', resellerId: bureau.reseller.id, autoIssue: true, startedBy: by },
      isDryRun: true,
    });
    if (!started.ok) throw new Error(started.error.message);
    await driveRun(app, { runId: started.value.id });
    expect((await runOf(app, started.value.id)).status).toBe('reported');
    expect(await invoicesOf(app.knex, bureau)).toEqual([]);
    const report = await app.knex('billing.dry_run_bills').where({ run_id: started.value.id });
    await billOn(app, bureau, '2026-01-15');
    const [bill] = await invoicesOf(app.knex, bureau);
    expect(report).toHaveLength(1);
    expect(Number(report[0].gross_pence)).toBe(Math.round(Number(bill?.gross) * 100));
  });

  describe('a dry run in hand', () => {
    const begin = async (resellerId: number, isDryRun: boolean) => {
      const started = await startRun(app, {
        ...{ runDate: '2026-01-15', resellerId, autoIssue: true, startedBy: by },
        isDryRun,
      });
      if (!started.ok) throw new Error(started.error.message);
      await advanceRun(app, { runId: started.value.id });
      return started.value;
    };

    const atWork = async () => {
      const bureau = await makeBureau(app);
      for (const accountNumber of ['D-1', 'D-2']) {
        await makeBilledCustomer(app, { ...bureau, cycleDay: 15, accountNumber });
      }
      return { bureau, dryRun: await begin(bureau.reseller.id, true) };
    };

    it('is waited for by a real run, which says so and then bills everybody', async () => {
      const { bureau, dryRun } = await atWork();
      const real = await begin(bureau.reseller.id, false);
      const name = (await runOf(app, dryRun.id)).name;
      const waiting = {
        status: 'queued',
        message: `Waits for a dry run to end: 2 customers in ${name}. It goes on by itself.`,
      };
      expect(await runOf(app, real.id)).toMatchObject(waiting);
      await advanceRun(app, { runId: real.id });
      expect(await runOf(app, real.id)).toMatchObject(waiting);
      const log = await app.knex('billing.run_log').where({ run_id: real.id, action: 'waits' });
      expect(log).toHaveLength(1);
      await driveRun(app, { runId: dryRun.id });
      expect((await runOf(app, dryRun.id)).status).toBe('reported');
      await driveRun(app, { runId: real.id });
      expect(await runOf(app, real.id)).toMatchObject({ invoicesIssued: 2, customersParked: 0 });
    });

    it.each([
      ['has been paused', { paused_by: by, paused_at: '2026-01-15' }],
      ['has failed', { status: 'failed' }],
    ])('is ended by a real run when it %s', async (_, stuck) => {
      const { bureau, dryRun } = await atWork();
      await app.knex('bill_runs').where({ id: dryRun.id }).update(stuck);
      const real = await begin(bureau.reseller.id, false);
      await driveRun(app, { runId: real.id });
      expect(await runOf(app, real.id)).toMatchObject({ invoicesIssued: 2 });
      expect(await runOf(app, dryRun.id)).toMatchObject({
        ...{ status: 'cancelled', pausedBy: null },
        message: expect.stringContaining('start the dry run again afterwards'),
      });
    });

    it('and a run in its check are named to whoever finds nobody left to bill', async () => {
      const { bureau, run } = await inReview(['N-1', 'N-2']);
      expect(await billOn(app, bureau, '2026-01-15')).toMatchObject({
        status: 'nothing-due',
        message: `Nothing to bill: another run has them in hand (2 customers in ${run.name}); everybody else due on or before 15 Jan 2026 has been billed already.`,
      });
      const dryRun = await begin(bureau.reseller.id, true);
      expect((await runOf(app, dryRun.id)).message).toContain(`2 customers in ${run.name}`);
    });
  });

  it('counts the notice of a Direct Debit from the day a bill goes out, and sends it once', async () => {
    const bureau = await makeBureau(app);
    const today = new Date(Date.now() - 3_600_000 * 24).toISOString().slice(0, 10);
    await makeBilledCustomer(app, {
      ...{ ...bureau, cycleDay: Number(today.slice(8)), billingStart: today },
      ...{ paymentMethod: 'direct-debit', email: 'ann@example.com', delivery: 'email' },
    });
    const run = await billOn(app, bureau, today, { autoIssue: false });
    await app.knex('invoices').where({ bill_run_id: run.id }).update({ due_date: today });
    await issueRun(app, { documentId: run.documentId, by });
    await driveRun(app, { runId: run.id });
    const [{ day }] = (
      await app.knex.raw(`select (now() at time zone 'Europe/London')::date::text as day`)
    ).rows;
    const year = Number(day.slice(0, 4));
    const wanted = addWorkingDays({
      date: day,
      days: 10,
      holidays: ukBankHolidays({ fromYear: year, toYear: year + 1 }),
    });
    const invoice = await app
      .knex('invoices')
      .where({ bill_run_id: run.id })
      .first(
        'id',
        'document_id',
        app.knex.raw(`due_date::text as due, details -> 'terms' ->> 'dueDate' as printed`),
      );
    expect(invoice).toMatchObject({ due: wanted, printed: wanted });

    await app.knex('billing.invoice_documents').insert({
      invoice_id: invoice.id,
      kind: 'pdf',
      storage_path: 'x.pdf',
      sha256: 'x',
      bytes: 1,
      pages: 1,
    });
    const key = { runId: run.id, pass: 1, step: 'delivery', part: '1:0' } as const;
    await app
      .knex('billing.run_steps')
      .insert({ run_id: run.id, pass: 1, step: key.step, part: key.part });
    await deliverBills(app, key);
    await app
      .knex('billing.run_steps')
      .where({ run_id: run.id, step: 'delivery' })
      .update({ status: 'waiting' });
    await deliverBills(app, key);
    const mails = await app.knex('billing.emails').where({ key: `invoice:${invoice.document_id}` });
    expect(mails).toHaveLength(1);
    expect(mails[0].text).toContain('by Direct Debit');
    expect(JSON.stringify(mails[0].attachments)).toContain('x.pdf');
  });
});
