import { issueRun } from '../../plugins/bill-run/server/src/runs/approve-bills';
import { cancelRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import { bootStrapi, makeSubscription, type TestApp } from '../support';
import { addCall, billOn, invoicesOf, makeBilledCustomer, makeBureau, runOf } from './bureau';

describe('a bill run', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootStrapi();
  });

  afterAll(async () => {
    await app.destroy();
  });

  const ledgerOf = async ({ reseller }: { reseller: { id: number } }) => {
    const result = await app.knex.raw(
      `select coalesce(sum(amount_pence), 0)::text as sum, count(*)::int as entries
       from billing.ledger_entries where reseller_id = ?`,
      [reseller.id],
    );
    expect(result.rows[0].sum).toBe('0');
    return result.rows[0].entries as number;
  };

  it('bills who is due, in account order, with lines that add up and a ledger that balances', async () => {
    const bureau = await makeBureau(app);
    await makeBilledCustomer(app, { ...bureau, cycleDay: 15, accountNumber: 'BBB-2' });
    await makeBilledCustomer(app, { ...bureau, cycleDay: 10, accountNumber: 'AAA-1' });
    await makeBilledCustomer(app, { ...bureau, cycleDay: 16, accountNumber: 'CCC-3' });

    const run = await billOn(app, bureau, '2026-01-15');

    // AAA-1: 9 of 31 days (Dec 10 - Jan 10) of 10.00 = 2.90, and a month ahead. BBB-2: 14 of 31 days = 4.52.
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([
      {
        number: `${bureau.prefix}-000001`,
        account: 'AAA-1',
        billDate: '2026-01-10',
        net: '12.90',
        vat: '2.58',
        gross: '15.48',
      },
      {
        number: `${bureau.prefix}-000002`,
        account: 'BBB-2',
        billDate: '2026-01-15',
        net: '14.52',
        vat: '2.90',
        gross: '17.42',
      },
    ]);
    expect(run).toMatchObject({
      customersDue: 2,
      invoicesIssued: 2,
      customersParked: 0,
      grossPence: 3290,
    });
    const lines = await app.knex.raw(
      `select count(*)::int as wrong from invoices v
       where v.net_total <> (select sum(net_amount) from invoice_lines where invoice_id = v.id)`,
    );
    expect(lines.rows[0].wrong).toBe(0);
    expect(await ledgerOf(bureau)).toBe(6);
  });

  it('bills in the name of a wholesale reseller, and of the bureau for who came by a partner', async () => {
    await app.knex('bureau_settings').update({ vat_number: 'GB980780684' });
    const issuersOf = async (mode: 'wholesale' | 'acquisition-partner') => {
      const bureau = await makeBureau(app);
      await app.knex('resellers').where({ id: bureau.reseller.id }).update({ mode });
      await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
      await billOn(app, bureau, '2026-01-15');
      const { rows } = await app.knex.raw(
        `select issuer_key as issuer, details -> 'issuer' ->> 'kind' as kind, details -> 'issuer' ->> 'vatNumber' as vat
         from invoices where reseller_id = ?`,
        [bureau.reseller.id],
      );
      return { rows, bureau };
    };
    const own = await issuersOf('wholesale');
    expect(own.rows).toEqual([
      { issuer: `reseller:${own.bureau.reseller.id}`, kind: 'reseller', vat: 'GB123456782' },
    ]);
    const partner = await issuersOf('acquisition-partner');
    expect(partner.rows).toEqual([{ issuer: 'provider', kind: 'provider', vat: 'GB980780684' }]);
  });

  it('issues nothing when it is run again, and says so', async () => {
    const bureau = await makeBureau(app);
    await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
    await billOn(app, bureau, '2026-01-15');
    const before = await invoicesOf(app.knex, bureau);

    const again = await billOn(app, bureau, '2026-01-15');

    expect(again.status).toBe('nothing-due');
    expect(again.message).toBe(
      'Nothing to bill: everybody due on or before 15 Jan 2026 has been billed already.',
    );
    expect(await invoicesOf(app.knex, bureau)).toEqual(before);
  });

  it('catches up on missed bill days, oldest first, one bill each', async () => {
    const bureau = await makeBureau(app);
    await makeBilledCustomer(app, { ...bureau, cycleDay: 31, billingStart: '2026-01-31' });

    await billOn(app, bureau, '2026-04-30');

    expect(
      (await invoicesOf(app.knex, bureau)).map(({ billDate, net }) => [billDate, net]),
    ).toEqual([
      ['2026-01-31', '10.00'],
      ['2026-02-28', '10.00'],
      ['2026-03-31', '10.00'],
      ['2026-04-30', '10.00'],
    ]);
    const days = await app.knex.raw(
      `select period_from::text as "from", period_to::text as "to" from invoice_lines
       where reseller_id = ? order by period_from`,
      [bureau.reseller.id],
    );
    expect(days.rows).toEqual([
      { from: '2026-01-31', to: '2026-02-28' },
      { from: '2026-02-28', to: '2026-03-31' },
      { from: '2026-03-31', to: '2026-04-30' },
      { from: '2026-04-30', to: '2026-05-31' },
    ]);
  });

  it('puts calls on the bill they are stamped with, summed exactly and rounded once', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, {
      ...bureau,
      cycleDay: 15,
      billingStart: '2026-01-15',
    });
    // Three calls of 0.3333 pence: 0.9999 pence together, one penny; rounded singly they would be nothing.
    for (let n = 0; n < 3; n += 1) {
      await addCall(app.knex, { customer, date: '2026-01-14', sellMicro: 3333 });
    }
    await billOn(app, bureau, '2026-01-15');
    // Comes in after the bill was made: goes on the next one.
    await addCall(app.knex, { customer, date: '2026-01-14', sellMicro: 500_000 });
    await billOn(app, bureau, '2026-02-15');

    const usage = await app.knex.raw(
      `select v.bill_date::text as "billDate", l.net_amount::text as net from invoice_lines l
       join invoices v on v.id = l.invoice_id where l.section = 'usage' and v.reseller_id = ? order by 1`,
      [bureau.reseller.id],
    );
    expect(usage.rows).toEqual([
      { billDate: '2026-01-15', net: '0.01' },
      { billDate: '2026-02-15', net: '0.50' },
    ]);
  });

  it('bills what comes late of who has left, and after that never again', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
    await billOn(app, bureau, '2026-01-15');
    await app
      .knex('subscriptions')
      .where({ customer_id: customer.id })
      .update({ end_date: '2026-02-15' });
    await app.knex('customers').where({ id: customer.id }).update({ status: 'closed' });
    expect(await billOn(app, bureau, '2026-02-15')).toMatchObject({ status: 'nothing-due' });
    await addCall(app.knex, { customer, date: '2026-02-10', sellMicro: 500_000 });
    await billOn(app, bureau, '2026-04-15');
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([
      { billDate: '2026-01-15' },
      { billDate: '2026-02-15', net: '0.50', status: 'issued' },
    ]);
  });

  it('waits for a check, issues when told, and refuses to be issued twice', async () => {
    const bureau = await makeBureau(app);
    await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });

    const run = await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    expect(run.status).toBe('review');
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([{ number: null, status: 'draft' }]);

    expect((await issueRun(app, { ...run, by: 'Priya Shah' })).ok).toBe(true);
    await driveRun(app, { runId: run.id });
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([
      { number: `${bureau.prefix}-000001`, status: 'issued' },
    ]);
    expect(await issueRun(app, { ...run, by: 'Priya Shah' })).toMatchObject({
      ok: false,
      error: { code: 'run-not-in-review' },
    });
  });

  it('can be cancelled before issue: no number is taken, usage is open again, the next run bills all', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, {
      ...bureau,
      cycleDay: 15,
      billingStart: '2026-01-15',
    });
    const run = await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    // Arrives while the drafts wait: stamped with the bill after, until the run is cancelled.
    await addCall(app.knex, { customer, date: '2026-01-13', sellMicro: 70_000 });

    expect(await cancelRun(app, { documentId: run.documentId, by: 'Priya Shah' })).toMatchObject({
      ok: true,
    });
    expect(await invoicesOf(app.knex, bureau)).toEqual([]);
    expect((await runOf(app, run.id)).message).toContain('Priya Shah');

    await billOn(app, bureau, '2026-01-15');
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([
      { number: `${bureau.prefix}-000001`, net: '10.07' },
    ]);
  });

  it('keeps what an earlier pass issued when the drafts of a later one are cancelled', async () => {
    const bureau = await makeBureau(app);
    await makeBilledCustomer(app, { ...bureau, cycleDay: 15, billingStart: '2026-01-15' });
    const run = await billOn(app, bureau, '2026-02-15', { autoIssue: false });
    await issueRun(app, { ...run, by: 'Priya Shah' });
    await driveRun(app, { runId: run.id });
    expect((await runOf(app, run.id)).status).toBe('review');

    await cancelRun(app, { documentId: run.documentId, by: 'Priya Shah' });

    expect(await runOf(app, run.id)).toMatchObject({
      status: 'documents',
      invoicesDrafted: 1,
      invoicesIssued: 1,
      grossPence: 1200,
    });
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([{ billDate: '2026-01-15' }]);
    await billOn(app, bureau, '2026-02-15');
    expect((await invoicesOf(app.knex, bureau)).map(({ billDate }) => billDate)).toEqual([
      '2026-01-15',
      '2026-02-15',
    ]);
  });

  it('parks a customer that cannot be billed with the reason, bills the others, and takes him up again', async () => {
    const bureau = await makeBureau(app);
    const parked = await makeBilledCustomer(app, { ...bureau, cycleDay: 15, accountNumber: 'AAA' });
    await makeBilledCustomer(app, { ...bureau, cycleDay: 15, accountNumber: 'BBB' });
    const outOfRange = await makeSubscription({
      strapi: app.strapi,
      customer: parked.documentId,
      product: bureau.product.documentId,
      quantity: 100_000,
      priceOverride: 999_999_999_999,
    });

    const first = await billOn(app, bureau, '2026-01-15');
    expect(first).toMatchObject({ customersParked: 1, invoicesIssued: 1 });
    const item = await app.knex.raw(
      `select reason_code from billing.run_items where status = 'parked' and reseller_id = ?`,
      [bureau.reseller.id],
    );
    expect(item.rows).toEqual([{ reason_code: 'amount-out-of-range' }]);

    await app.knex('subscriptions').where({ id: outOfRange.id }).delete();
    const second = await billOn(app, bureau, '2026-01-15');
    expect(second).toMatchObject({ customersParked: 0, invoicesIssued: 1 });
    expect(
      (await invoicesOf(app.knex, bureau)).map(({ account, number }) => [account, number]),
    ).toEqual([
      ['BBB', `${bureau.prefix}-000001`],
      ['AAA', `${bureau.prefix}-000002`],
    ]);
  });

  it('shares the customers out when two runs start at the same moment', async () => {
    const bureau = await makeBureau(app);
    for (let n = 0; n < 12; n += 1) await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
    const runs = await Promise.all(
      ['Priya', 'Tom'].map((startedBy) =>
        startRun(app, {
          runDate: '2026-01-15',
          resellerId: bureau.reseller.id,
          autoIssue: true,
          startedBy,
        }),
      ),
    );
    await Promise.all(
      runs.flatMap((run) => (run.ok ? [driveRun(app, { runId: run.value.id })] : [])),
    );

    const invoices = await invoicesOf(app.knex, bureau);
    expect(invoices).toHaveLength(12);
    expect(new Set(invoices.map(({ account }) => account)).size).toBe(12);
    expect(invoices.map(({ number }) => number)).toEqual(
      Array.from({ length: 12 }, (_, n) => `${bureau.prefix}-${String(n + 1).padStart(6, '0')}`),
    );
  });

  it('does not let an issued invoice, its lines or the ledger be changed', async () => {
    const bureau = await makeBureau(app);
    await makeBilledCustomer(app, { ...bureau, cycleDay: 15 });
    await billOn(app, bureau, '2026-01-15');

    await expect(
      app.knex.raw(`update invoices set gross_total = 1, net_total = 1`),
    ).rejects.toThrow('immutable');
    await expect(app.knex.raw(`delete from invoices`)).rejects.toThrow('immutable');
    await expect(app.knex.raw(`update invoice_lines set net_amount = 1`)).rejects.toThrow(
      'immutable',
    );
    await expect(app.knex.raw(`delete from invoice_lines`)).rejects.toThrow('immutable');
    await expect(
      app.knex.raw(
        `insert into invoice_lines (document_id, invoice_id, position, section, description, net_amount, vat_treatment, vat_percent)
         select 'x', id, 99, 'usage', 'late', 1, 'standard', 20 from invoices`,
      ),
    ).rejects.toThrow('immutable');
    await expect(
      app.knex.raw(`update billing.ledger_entries set amount_pence = 1`),
    ).rejects.toThrow('immutable');
  });
});
