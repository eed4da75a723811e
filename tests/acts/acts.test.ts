import { recordAct, type NewAct } from '../../plugins/bill-run/server/src/acts/record-act';
import type { RecordActBody } from '../../plugins/bill-run/shared/contracts/acts';
import { billOn, makeBilledCustomer, makeBureau } from '../bill-run/bureau';
import {
  adminLogin,
  type AdminSession,
  bootStrapi,
  type Made,
  makeDocument,
  makeReseller,
  type TestApp,
} from '../support';

/** What the bureau does for resellers is written down when it happens, once, and priced by the tier of its day. */
describe('chargeable acts', () => {
  let app: TestApp;
  let staff: AdminSession;
  const tiers: Record<string, Made> = {};

  beforeAll(async () => {
    app = await bootStrapi();
    staff = await adminLogin(app);
    for (const { id, code, document_id: documentId } of await app.knex('tiers')) {
      tiers[code] = { id, documentId };
    }
  });
  afterAll(() => app.destroy());

  const putOnTier = (reseller: Made, tier: string, validFrom = '2026-01-01') =>
    makeDocument({
      strapi: app.strapi,
      uid: 'api::tier-assignment.tier-assignment',
      data: { reseller: reseller.documentId, tier: tiers[tier]?.documentId, validFrom },
    });
  const record = (act: Omit<NewAct, 'actedBy'>) =>
    app.knex.transaction((trx) => recordAct(trx, { actedBy: 'Priya Shah', ...act }));
  const listed = async (reseller: Made, month = '2026-03') =>
    (
      await app.request
        .get(`/bill-run/resellers/${reseller.documentId}/acts?month=${month}`)
        .set(staff.headers)
    ).body;
  const post = (path: string, body: object) =>
    app.request.post(`/bill-run${path}`).set(staff.headers).send(body);
  const byHand = (reseller: Made, body: Partial<RecordActBody>) =>
    post(`/resellers/${reseller.documentId}/acts`, {
      requestId: `request-${Math.random()}`,
      actedOn: '2026-03-10',
      quantity: 1,
      ...body,
    });

  it('are recorded once for a key, in the transaction of the deed', async () => {
    const reseller = await makeReseller({ strapi: app.strapi });
    const act = { resellerId: reseller.id, service: 'copy-invoice', key: 'copy:1' };
    const first = await record(act);
    expect(first).toMatchObject({ ok: true, value: { isNew: true } });
    expect(await record(act)).toEqual({
      ok: true,
      value: { id: first.ok && first.value.id, isNew: false, requestHash: null },
    });
    const undone = app.knex.transaction(async (trx) => {
      await recordAct(trx, { ...act, key: 'copy:2', actedBy: 'Priya Shah' });
      throw new Error('the deed failed');
    });
    await expect(undone).rejects.toThrow('the deed failed');
    const { rows } = await app.knex.raw(
      `select count(*)::int from billing.chargeable_acts where reseller_id = ?`,
      [reseller.id],
    );
    expect(rows[0].count).toBe(1);
  });

  it('are refused with a reason: unknown services, customers of others, partners, senseless figures', async () => {
    const [reseller, other] = [await makeBureau(app), await makeBureau(app)];
    const partner = await makeReseller({ strapi: app.strapi, mode: 'acquisition-partner' });
    const customer = await makeBilledCustomer(app, { ...other, cycleDay: 1 });
    const act = { resellerId: reseller.reseller.id, service: 'copy-invoice', key: 'refused' };
    const codeOf = async (changes: Partial<NewAct>) => {
      const result = await record({ ...act, ...changes });
      return result.ok ? 'ok' : result.error.code;
    };
    expect(await codeOf({ service: 'no-such' })).toBe('service-unknown');
    expect(await codeOf({ customerId: customer.id })).toBe('customer-of-another');
    expect(await codeOf({ resellerId: partner.id })).toBe('partner-not-charged');
    expect(await codeOf({ resellerId: 999_999 })).toBe('reseller-unknown');
    expect(await codeOf({ quantity: 0.5 })).toBe('quantity-invalid');
    expect(await codeOf({ quotedPence: -1 })).toBe('amount-invalid');
  });

  it('cost what the tier of their day says, and what cannot be priced is held and not given away', async () => {
    const reseller = await makeReseller({ strapi: app.strapi });
    await putOnTier(reseller, 'executive', '2026-01-01');
    await putOnTier(reseller, 'advanced', '2026-03-15');
    const copy = { resellerId: reseller.id, service: 'copy-invoice' };
    await record({ ...copy, key: 'e', actedOn: '2026-03-14', quantity: 2 });
    await record({ ...copy, key: 'a', actedOn: '2026-03-15' });
    await record({ ...copy, key: 's', actedOn: '2026-03-15', isSelfServed: true });
    await record({ ...copy, key: 'b', service: 'bulk-additions', actedOn: '2026-03-16' });
    await record({ ...copy, key: 'd', service: 'copy-dd-report', actedOn: '2026-03-02' });
    await record({
      ...copy,
      key: 'f',
      service: 'dd-failure',
      actedOn: '2026-03-16',
      costPence: 80,
    });
    const { results, totals } = await listed(reseller);
    expect(
      results.map((act: { netPence: number; hold: string; basis: string }) =>
        act.hold ? act.hold : [act.basis, act.netPence],
      ),
    ).toEqual([
      ['at-cost', 80],
      'quote-missing',
      ['self-served', 0],
      ['price', 150],
      ['price', 500],
      'not-on-tier',
    ]);
    expect(totals).toEqual({ acts: 6, netPence: 730, held: 2, waived: 0 });
  });

  it('show the tier over time and the matrix of the day', async () => {
    const reseller = await makeReseller({ strapi: app.strapi });
    await putOnTier(reseller, 'executive', '2026-01-01');
    await putOnTier(reseller, 'elite', '2026-06-01');
    const { body } = await app.request
      .get(`/bill-run/resellers/${reseller.documentId}/tier?day=2026-05-31`)
      .set(staff.headers);
    expect(body.data.spans).toMatchObject([
      { tierName: 'Executive', isCurrent: true },
      { tierName: 'Elite', isCurrent: false },
    ]);
    const cell = (code: string) =>
      body.data.services.find((service: { code: string }) => service.code === code);
    expect(cell('copy-invoice')).toMatchObject({ terms: 'price', price: '2.5', unit: 'copy' });
    expect(cell('third-party-charges')).toMatchObject({ terms: 'percentage', price: '3' });
    expect(cell('dd-collection')).toMatchObject({ terms: 'not-available', price: null });
  });

  it('are recorded by hand once, with the agreed price where the tier has none', async () => {
    const { reseller } = await makeBureau(app);
    await putOnTier(reseller, 'executive');
    const training = { service: 'ad-hoc-training', quantity: 3, requestId: 'training-1' };
    const first = await byHand(reseller, training);
    expect(first.status).toBe(201);
    // An hour and a half.
    expect(first.body.data).toMatchObject({ netPence: 9_000, actedBy: 'Test Admin' });
    expect((await byHand(reseller, training)).body.data.id).toBe(first.body.data.id);
    const reused = await byHand(reseller, { ...training, quantity: 4 });
    expect([reused.status, reused.body.error.details.code]).toEqual([409, 'request-reused']);

    const work = { service: 'bulk-additions' };
    const refused = await byHand(reseller, work);
    expect(refused.body.error.details).toMatchObject({
      code: 'quote-missing',
      field: 'quotedPence',
    });
    expect((await byHand(reseller, { ...work, quotedPence: 25_000 })).body.data).toMatchObject({
      netPence: 25_000,
      basis: 'quoted',
    });
    const codeOf = async (body: Partial<RecordActBody>) =>
      (await byHand(reseller, body)).body.error.details.code;
    expect(await codeOf({ service: 'monthly-rental' })).toBe('service-not-by-hand');
    expect(await codeOf({ ...training, requestId: 'later-one', actedOn: '2999-01-01' })).toBe(
      'day-invalid',
    );
    expect(await codeOf({ ...training, customerDocumentId: 'nobody' })).toBe('customer-unknown');
    expect((await listed(reseller)).totals).toMatchObject({ acts: 2, netPence: 34_000 });
  });

  it('are waived with a reason, quoted afterwards, and otherwise never change', async () => {
    const { reseller } = await makeBureau(app);
    await putOnTier(reseller, 'executive');
    const copy = { resellerId: reseller.id, actedOn: '2026-03-10' };
    const waived = await record({ ...copy, service: 'copy-invoice', key: 'waived' });
    const held = await record({ ...copy, service: 'bulk-additions', key: 'held' });
    const ids = [waived, held].map((result) => (result.ok ? result.value.id : 0));
    expect((await post(`/acts/${ids[0]}/waive`, { reason: ' ' })).status).toBe(400);
    const done = await post(`/acts/${ids[0]}/waive`, { reason: 'Our mistake' });
    expect(done.body.data).toMatchObject({ status: 'waived', waiveReason: 'Our mistake' });
    const again = await post(`/acts/${ids[0]}/waive`, { reason: 'Twice' });
    expect([again.status, again.body.error.details.code]).toEqual([409, 'act-settled']);

    const quoted = await post(`/acts/${ids[1]}/quote`, { quotedPence: 4_000, reason: 'Agreed' });
    expect(quoted.body.data).toMatchObject({ netPence: 4_000, hold: null });
    const requoted = await post(`/acts/${ids[1]}/quote`, { quotedPence: 1, reason: 'Cheaper' });
    expect(requoted.body.error.details.code).toBe('act-has-price');
    expect((await post('/acts/99999999/waive', { reason: 'x' })).status).toBe(404);

    for (const statement of [
      `update billing.chargeable_acts set quantity = 9 where id = ?`,
      `delete from billing.chargeable_acts where id = ?`,
    ]) {
      await expect(app.knex.raw(statement, [ids[1] ?? 0])).rejects.toMatchObject({ code: 'BW001' });
    }
    const { text } = await app.request
      .get(`/bill-run/resellers/${reseller.documentId}/acts.csv?month=2026-03`)
      .set(staff.headers);
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text).toContain('"Our mistake"');
  });

  it('come by themselves when bills are issued: itemisation for each customer, adverts once a month', async () => {
    const bureau = await makeBureau(app);
    await putOnTier(bureau.reseller, 'executive');
    await makeBilledCustomer(app, { ...bureau, cycleDay: 5, itemised: true });
    await makeBilledCustomer(app, { ...bureau, cycleDay: 5 });
    await makeBilledCustomer(app, { ...bureau, cycleDay: 9, itemised: true });
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::promo.promo',
      data: {
        title: 'Faster broadband',
        message: 'Ask us.',
        reseller: bureau.reseller.documentId,
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
      },
    });
    await billOn(app, bureau, '2026-01-05');
    await billOn(app, bureau, '2026-01-09');
    const acts = (await listed(bureau.reseller, '2026-01')).results as {
      serviceCode: string;
      netPence: number;
      accountNumber: string | null;
    }[];
    expect(acts.map(({ serviceCode, netPence }) => [serviceCode, netPence])).toEqual([
      ['call-itemisation', 150],
      ['promo-advert', 500],
      ['call-itemisation', 150],
    ]);
    await billOn(app, bureau, '2026-02-05');
    expect((await listed(bureau.reseller, '2026-02')).totals).toMatchObject({
      acts: 2,
      netPence: 650,
    });
  });

  describe('a change of tier', () => {
    const today = new Date().toISOString().slice(0, 10);
    const inYears = (years: number) => `${Number(today.slice(0, 4)) + years}-03-01`;

    it('is looked at, made from a day on with its fee, and taken back while it lies ahead', async () => {
      await app.knex('tiers').where({ code: 'elite' }).update({ regrade_fee: 75 });
      const reseller = await makeReseller({ strapi: app.strapi });
      await putOnTier(reseller, 'advanced');
      const path = `/resellers/${reseller.documentId}/tier`;
      const body = { tierCode: 'elite', validFrom: inYears(1) };

      const plan = await post(`${path}/preview`, body).expect(200);
      expect(plan.body.data).toMatchObject({
        ...{ fromName: 'Advanced', toName: 'Elite', regradeFeePence: 7500 },
        ...{ oldRentalPence: 15000, newRentalPence: 30000 },
        nextBillDate: `${inYears(1).slice(0, 4)}-04-01`,
      });
      const made = await post(path, body).expect(200);
      expect(made.body.data.spans).toMatchObject([
        { tierCode: 'advanced', validTo: expect.stringMatching(/-02-2[89]$/), isCurrent: true },
        { tierCode: 'elite', validFrom: inYears(1), validTo: null, isCurrent: false },
      ]);
      const acts = () =>
        app
          .knex('billing.chargeable_acts')
          .where({ reseller_id: reseller.id, service_code: 'regrade' })
          .select('status', 'quoted_pence');
      expect(await acts()).toMatchObject([{ status: 'recorded', quoted_pence: '7500' }]);

      const twice = await post(path, { ...body, validFrom: inYears(2) }).expect(409);
      expect(twice.body.error.details.code).toBe('tier-change-planned');
      const planned = made.body.data.spans[1].documentId;
      const remove = () => app.request.delete(`/bill-run${path}/${planned}`).set(staff.headers);
      const back = await remove().expect(200);
      expect(back.body.data.spans).toMatchObject([{ tierCode: 'advanced', validTo: null }]);
      expect(await acts()).toMatchObject([{ status: 'waived' }]);
      await remove().expect(404);
    });

    it.each([
      ['tier-unchanged', { tierCode: 'advanced', validFrom: '2099-01-01' }],
      ['tier-unknown', { tierCode: 'golden', validFrom: '2099-01-01' }],
      ['tier-day-invalid', { tierCode: 'elite', validFrom: '2026-02-01' }],
    ])('is refused as %s', async (code, body) => {
      const reseller = await makeReseller({ strapi: app.strapi });
      await putOnTier(reseller, 'advanced');
      const refused = await post(`/resellers/${reseller.documentId}/tier`, body);
      expect(refused.body.error.details.code).toBe(code);
    });
  });
});
