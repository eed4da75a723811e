import type { UID } from '@strapi/strapi';

import { recordAct } from '../../plugins/bill-run/server/src/acts/record-act';
import { amendBill } from '../../plugins/bill-run/server/src/checks/change-bill';
import { issueRun } from '../../plugins/bill-run/server/src/runs/approve-bills';
import { cancelRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import { resellerLogin } from '../reseller-access/reseller-login';
import { addCall, billOn, makeBilledCustomer, makeBureau } from '../bill-run/bureau';
import {
  adminLogin,
  bootStrapi,
  type Made,
  makeDocument,
  makeProduct,
  makeSubscription,
  type TestApp,
} from '../support';

/** The bureau bills a reseller for his tier, for what it did for him, and for what his customers' bills cost. */
describe("the bureau's own invoice to a reseller", () => {
  let app: TestApp;
  const tiers: Record<string, Made> = {};

  beforeAll(async () => {
    app = await bootStrapi();
    await adminLogin(app);
    for (const { id, code, document_id: documentId } of await app.knex('tiers')) {
      tiers[code] = { id, documentId };
    }
    await app.knex('bureau_settings').update({ vat_number: 'GB987654321' });
    await app.knex('tiers').where({ code: 'advanced' }).update({ regrade_fee: 75 });
  });
  afterAll(() => app.destroy());

  const putOnTier = (reseller: Made, tier: string, validFrom: string) =>
    makeDocument({
      strapi: app.strapi,
      uid: 'api::tier-assignment.tier-assignment',
      data: { reseller: reseller.documentId, tier: tiers[tier]?.documentId, validFrom },
    });

  const accountOf = async (reseller: Made): Promise<Made> =>
    (
      await app.knex.raw(
        `select id, document_id as "documentId", name, billing_start::text as "billingStart" from customers
         where account_of_id = ?`,
        [reseller.id],
      )
    ).rows[0];

  /** Bills everybody, the resellers among them. */
  const billAll = async (runDate: string) => {
    const input = { runDate, resellerId: null, autoIssue: true, startedBy: 'test' };
    const started = await startRun(app, input);
    if (!started.ok) throw new Error(started.error.message);
    await driveRun(app, { runId: started.value.id });
  };

  const billOf = async (account: Made, billDate: string) => {
    const { rows } = await app.knex.raw(
      `select v.id, v.number, v.issuer_key as issuer, v.net_total::text as net, v.vat_total::text as vat, v.details
       from invoices v where v.customer_id = ? and v.bill_date = ?`,
      [account.id, billDate],
    );
    if (!rows[0]) return undefined;
    const lines = await app.knex.raw(
      `select description, net_amount::text as net from invoice_lines where invoice_id = ? order by position`,
      [rows[0].id],
    );
    return {
      ...rows[0],
      lines: lines.rows.map(({ description, net }: Record<string, string>) => [description, net]),
    };
  };

  /** A reseller on Executive from January, whose account is billed from the day that he is. */
  const makeAccount = async () => {
    const bureau = await makeBureau(app);
    await putOnTier(bureau.reseller, 'executive', '2026-01-01');
    const account = await accountOf(bureau.reseller);
    await app.strapi
      .documents('api::customer.customer' as UID.ContentType)
      .update({ documentId: account.documentId, data: { billingStart: '2026-01-01' } as never });
    return { bureau, account };
  };

  it('charges rental by days when the tier changes, acts by the tier of their day, and costs once', async () => {
    const { bureau, account } = await makeAccount();
    const { reseller } = bureau;
    await billAll('2026-01-01');
    expect(await billOf(account, '2026-01-01')).toMatchObject({
      issuer: 'provider',
      net: '100.00',
      vat: '20.00',
      lines: [['Executive tier, rental', '100.00']],
    });

    // A customer with a line of our own that costs £6 and one of another supplier at £20, itemised, and two calls.
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 15, itemised: true });
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::product-cost.product-cost',
      data: { product: bureau.product.documentId, cost: 6, validFrom: '2025-01-01' },
    });
    const foreign = await makeProduct({ strapi: app.strapi, kind: 'third-party', price: 20 });
    await makeSubscription({
      strapi: app.strapi,
      customer: customer.documentId,
      product: foreign.documentId,
      startDate: '2026-01-15',
    });
    await addCall(app.knex, { customer, date: '2026-01-10', sellMicro: 900_000 });
    await addCall(app.knex, { customer, date: '2026-01-11', sellMicro: 900_000 });
    await app.knex.raw(
      `update billing.usage_records set buy_micro = 500000 where customer_id = ?`,
      [customer.id],
    );
    await billOn(app, bureau, '2026-01-15');
    await putOnTier(reseller, 'advanced', '2026-01-16');
    const record = (service: string, key: string, changes: object = {}) =>
      app.knex.transaction((trx) =>
        recordAct(trx, {
          resellerId: reseller.id,
          service,
          key: `${reseller.id}:${key}`,
          actedBy: 'Priya Shah',
          actedOn: '2026-01-20',
          ...changes,
        }),
      );
    await record('copy-invoice', 'copy', { subject: 'Invoice X-1', customerId: customer.id });
    await record('copy-invoice', 'own', { isSelfServed: true });
    await record('bulk-additions', 'held');
    await record('bulk-additions', 'quoted', { quotedPence: 12_000, note: '40 lines moved in' });

    await billAll('2026-02-01');
    const february = await billOf(account, '2026-02-01');
    expect([...february.lines].sort()).toEqual(
      [
        // Executive was charged for 31 days and ran 15; Advanced ran 16 of January.
        ['Executive tier, rental, credit (16 of 31 days)', '-51.61'],
        ['Advanced tier, rental (16 of 31 days)', '77.42'],
        ['Advanced tier, rental', '150.00'],
        // £6.00 for a month, counted, and for 14 of 31 days.
        [`${String(bureau.product.name)}, wholesale`, '6.00'],
        [`${String(bureau.product.name)}, wholesale, part periods`, '2.71'],
        ['Bulk additions, 40 lines moved in, as agreed', '120.00'],
        ['Call itemisation on the invoice, per customer', '1.50'],
        ['Change of tier, Executive to Advanced, as agreed', '75.00'],
        ['Copy invoice, if requested', '1.50'],
        ['Copy invoice, if requested, self-served, free', '0.00'],
        ['Wholesale: Calls to UK mobiles: 2 calls, 0:02:00', '1.00'],
        ['3rd-party charges, 3% of £20.00', '0.60'],
      ].sort(),
    );
    expect([february.net, february.vat]).toEqual(['384.12', '76.82']);

    const { rows } = await app.knex.raw(
      `select service_code, status, net_pence::int as pence from billing.chargeable_acts where reseller_id = ? order by id`,
      [reseller.id],
    );
    expect(rows.filter(({ status }: { status: string }) => status !== 'billed')).toMatchObject([
      { service_code: 'bulk-additions', status: 'recorded', pence: null },
    ]);
    const { schedule } = JSON.parse(february.details);
    expect(schedule.flatMap(({ acts }: { acts: object[] }) => acts)).toHaveLength(5);

    // Nothing of it comes again.
    await billAll('2026-03-01');
    expect((await billOf(account, '2026-03-01')).lines).toEqual([
      ['Advanced tier, rental', '150.00'],
    ]);
  });

  it('charges what a line costs also where it was set to less than nothing on the bill of his customer', async () => {
    const { bureau, account } = await makeAccount();
    await billAll('2026-01-01');
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::product-cost.product-cost',
      data: { product: bureau.product.documentId, cost: 6, validFrom: '2025-01-01' },
    });
    const billingStart = '2026-01-15';
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 15, billingStart });
    const run = await billOn(app, bureau, billingStart, { autoIssue: false });
    const { id } = await app
      .knex('subscriptions')
      .where({ customer_id: customer.id })
      .first<Made>('id');
    const lineKey = `recurring:${id}:${billingStart}`;
    const reprice = { kind: 'reprice', lineKey, netPence: -1, reason: 'Goodwill' } as const;
    await amendBill(app, { customer: customer.documentId, by: 'test', amendment: reprice });
    await issueRun(app, { documentId: run.documentId, by: 'test' });
    await driveRun(app, { runId: run.id });
    await billAll('2026-02-01');
    expect((await billOf(account, '2026-02-01')).lines).toContainEqual([
      `${String(bureau.product.name)}, wholesale`,
      '6.00',
    ]);
  });

  describe('and VAT', () => {
    /**
     * In February the bureau bills a tier at £100.00, and of a customer's bill at buy price: two calls at £0.50, a megabyte
     * at £0.50, airtime at £6.00 a month, and insurance at £3.00, which is exempt.
     */
    const billFebruary = async (terms: object) => {
      const { bureau, account } = await makeAccount();
      await app.strapi
        .documents('api::reseller.reseller' as UID.ContentType)
        .update({ documentId: bureau.reseller.documentId, data: terms as never });
      await billAll('2026-01-01');
      const airtime = await makeProduct({ strapi: app.strapi, reverseChargeEligible: true });
      const insurance = await makeProduct({ strapi: app.strapi, vatTreatment: 'exempt' });
      const customer = await makeBilledCustomer(app, {
        ...{ ...bureau, product: airtime, cycleDay: 15, billingStart: '2026-01-15' },
      });
      await makeSubscription({
        ...{ strapi: app.strapi, startDate: '2026-01-15' },
        ...{ customer: customer.documentId, product: insurance.documentId },
      });
      for (const [product, cost] of [
        [airtime, 6],
        [insurance, 3],
      ] as const) {
        await makeDocument({
          strapi: app.strapi,
          uid: 'api::product-cost.product-cost',
          data: { product: product.documentId, cost, validFrom: '2025-01-01' },
        });
      }
      for (const band of ['uk-mobile', 'uk-mobile', 'uk-data']) {
        await addCall(app.knex, { customer, date: '2026-01-10', sellMicro: 900_000, band });
      }
      await app.knex.raw(
        `update billing.usage_records set buy_micro = 500000, call_type = case band when 'uk-data' then 'D' else 'V' end
         where customer_id = ?`,
        [customer.id],
      );
      await billOn(app, bureau, '2026-01-15');
      await billAll('2026-02-01');
      const { net, vat, details } = await billOf(account, '2026-02-01');
      return { net, vat, rows: JSON.parse(details).vat, customer: JSON.parse(details).customer };
    };

    it('leaves the VAT on calls and airtime to a registered reseller who sells them on, not that on the rest', async () => {
      const bill = await billFebruary({
        isReverseCharge: true,
        reverseChargeEvidence: 'VAT certificate seen 3 Jan 2026',
      });
      // Standard: 100.00 + 0.50 = 100.50, of which 20 % is 20.10. Reverse charge: 1.00 + 6.00. Exempt: 3.00.
      expect(bill.rows).toEqual([
        { treatment: 'standard', percent: 20, netPence: 10_050, vatPence: 2_010 },
        { treatment: 'exempt', percent: 0, netPence: 300, vatPence: 0 },
        { treatment: 'reverse-charge', percent: 0, netPence: 700, vatPence: 0 },
      ]);
      expect([bill.net, bill.vat]).toEqual(['110.50', '20.10']);
      expect(bill.customer.vatNumber).toBe('GB123456782');
    });

    it('charges VAT on all that bears it to who uses the calls himself, or has no VAT number', async () => {
      const expected = {
        net: '110.50',
        // 20 % of 107.50.
        vat: '21.50',
        rows: [
          { treatment: 'standard', percent: 20, netPence: 10_750, vatPence: 2_150 },
          { treatment: 'exempt', percent: 0, netPence: 300, vatPence: 0 },
        ],
      };
      expect(await billFebruary({ isReverseCharge: false })).toMatchObject(expected);
      expect(await billFebruary({ isReverseCharge: false, vatNumber: null })).toMatchObject(
        expected,
      );
    });
  });

  it('lets what belongs to an account that was cancelled before it was issued come on the next run', async () => {
    const { bureau, account } = await makeAccount();
    await app.knex.transaction((trx) =>
      recordAct(trx, {
        resellerId: bureau.reseller.id,
        service: 'credit-check',
        key: `check:${bureau.reseller.id}`,
        actedBy: 'Priya Shah',
        actedOn: '2025-12-20',
      }),
    );
    const started = await startRun(app, {
      runDate: '2026-01-01',
      resellerId: null,
      autoIssue: false,
      startedBy: 'test',
    });
    if (!started.ok) throw new Error(started.error.message);
    await driveRun(app, { runId: started.value.id });
    expect(await billOf(account, '2026-01-01')).toBeDefined();
    await cancelRun(app, { documentId: started.value.documentId, by: 'test' });
    expect(await billOf(account, '2026-01-01')).toBeUndefined();
    await billAll('2026-01-01');
    // On no tier in 2025, the act waits for a decision.
    expect((await billOf(account, '2026-01-01')).lines).toEqual([
      ['Executive tier, rental', '100.00'],
    ]);
  });

  it('charges no rental from the bill on from which the tier includes it', async () => {
    const { account } = await makeAccount();
    const cells = await app.knex('bureau_services').where({ code: 'monthly-rental' });
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::tier-price.tier-price',
      data: {
        ...{ tier: tiers.executive?.documentId, bureauService: cells[0].document_id },
        ...{ terms: 'included', validFrom: '2026-04-01' },
      },
    });
    await billAll('2026-04-01');
    expect((await billOf(account, '2026-03-01')).net).toBe('100.00');
    expect((await billOf(account, '2026-04-01')).net).toBe('0.00');
  });

  it('charges each change of tier in a month, and an act by the tier that begins on its day', async () => {
    const { bureau, account } = await makeAccount();
    await billAll('2026-01-01');
    await putOnTier(bureau.reseller, 'advanced', '2026-01-11');
    await putOnTier(bureau.reseller, 'elite', '2026-01-21');
    await putOnTier(bureau.reseller, 'advanced', '2026-01-26');
    for (const [day, key] of [
      ['2026-01-10', 'before'],
      ['2026-01-11', 'on'],
      ['2026-01-21', 'elite'],
    ]) {
      await app.knex.transaction((trx) =>
        recordAct(trx, {
          ...{ resellerId: bureau.reseller.id, service: 'credit-check', actedBy: 'Priya Shah' },
          ...{ key: `${bureau.reseller.id}:${key}`, actedOn: day },
        }),
      );
    }
    await billAll('2026-02-01');
    const { lines } = await billOf(account, '2026-02-01');
    const fees = lines.filter(([text]: string[]) => text?.startsWith('Change of tier'));
    // The tier that he comes to says what the change costs; Elite has no fee.
    expect(fees).toEqual([
      ['Change of tier, Executive to Advanced, as agreed', '75.00'],
      ['Change of tier, Elite to Advanced, as agreed', '75.00'],
    ]);
    const checks = lines.filter(([text]: string[]) => text?.startsWith('Credit check'));
    expect(checks.map(([, net]: string[]) => net).sort()).toEqual(['0.00', '5.00', '7.50']);
    // 10 days of Executive stay of the 31 charged; 10 + 6 of Advanced, 5 of Elite.
    const rentals = lines
      .filter(([text]: string[]) => /, rental.* of 31 days/.test(text ?? ''))
      .map(([, net]: string[]) => net);
    expect(rentals.sort()).toEqual(['-67.74', '29.03', '48.39', '48.39']);
  });

  it('is made with the first tier: set-up is charged to a new reseller, once, and not for a tier without one', async () => {
    const nextYear = `${new Date().getFullYear() + 1}-02-01`;
    const [first, second] = [await makeBureau(app), await makeBureau(app)];
    await putOnTier(first.reseller, 'executive', nextYear);
    await putOnTier(second.reseller, 'elite', nextYear);
    const acts = await app.knex.raw(
      `select reseller_id, service_code, acted_on::text as day from billing.chargeable_acts where reseller_id = any(?)`,
      [[first.reseller.id, second.reseller.id]],
    );
    expect(acts.rows).toEqual([
      { reseller_id: first.reseller.id, service_code: 'set-up', day: nextYear },
    ]);
    expect(await accountOf(second.reseller)).toMatchObject({ billingStart: nextYear });
    await putOnTier(first.reseller, 'elite', `${nextYear.slice(0, 4)}-05-01`);
    const accounts = await app.knex('customers').where({ account_of_id: first.reseller.id });
    expect(accounts).toHaveLength(1);
  });

  /** Reads what the bureau bills a reseller, as its owner. */
  const asOwner = async (reseller: string) => {
    const { id: user, headers } = await resellerLogin(app);
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::reseller-membership.reseller-membership',
      data: { user, reseller, role: 'owner' },
    });
    return (path: string) =>
      app.request.get(`/reseller-access/my/bureau-invoices${path}`).set(headers);
  };

  it('is read by the reseller it is for and by no other', async () => {
    const { bureau, account } = await makeAccount();
    await billAll('2026-01-01');
    const { number } = await billOf(account, '2026-01-01');
    const read = (resellerId: number) =>
      app.knex.transaction(async (trx) => {
        await trx.raw(`select set_config('app.reseller_id', ?, true)`, [String(resellerId)]);
        await trx.raw('set local role billing_reseller');
        return (await trx.raw('select number from billing.account_invoices')).rows;
      });
    expect(await read(bureau.reseller.id)).toEqual([{ number }]);
    const { reseller: other } = await makeBureau(app);
    expect(await read(other.id)).toEqual([]);

    const mine = await asOwner(bureau.reseller.documentId);
    const theirs = await asOwner(other.documentId);
    const { body: list } = await mine('').expect(200);
    expect(list).toMatchObject({ data: [{ number, kind: 'invoice' }], page: { total: 1 } });
    const [{ id, netPence }] = list.data;
    const { body: one } = await mine(`/${id}`).expect(200);
    const lines = one.data.lines as { netPence: number }[];
    expect(lines.reduce((sum, line) => sum + line.netPence, 0)).toBe(netPence);
    expect((await theirs('').expect(200)).body.data).toEqual([]);
    await theirs(`/${id}`).expect(404);
    await theirs(`/${id}/pdf`).expect(404);
  });
});
