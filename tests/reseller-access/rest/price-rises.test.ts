import { addDays } from '../../../src/billing';
import { today } from '../../../src/platform/clock';
import { makeBilledCustomer, makeBureau } from '../../bill-run/bureau';
import { bootStrapi, makeDocument, type Made, type TestApp } from '../../support';
import { type Caller, keyOf } from './callers';

type Bureau = Awaited<ReturnType<typeof makeBureau>>;

const TODAY = today({ timeZone: 'Europe/London' });
const FROM = addDays(TODAY, 40);

/** A reseller raises what his own customers pay: seen before, done once, with notice, and taken back. */
describe('price rises of resellers over REST', () => {
  let app: TestApp;
  let ours: Bureau;
  let customers: Made[];
  let key: Caller;

  beforeAll(async () => {
    app = await bootStrapi();
    ours = await makeBureau(app);
    // The same product, sold by another reseller.
    const theirs = { ...(await makeBureau(app)), product: ours.product };
    const give = (bureau: Bureau, email: string | null) =>
      makeBilledCustomer(app, { ...bureau, cycleDay: 1, ...(email !== null && { email }) });
    customers = [await give(ours, 'ann@example.com'), await give(ours, null)];
    await give(theirs, 'bob@example.com');
    key = await keyOf(app, ours.reseller.id);
  });
  afterAll(() => app.destroy());

  const allow = (isAllowed: boolean) =>
    app.knex('resellers').where({ id: ours.reseller.id }).update({ allow_price_rises: isAllowed });
  const terms = (changes: object = {}) => ({
    ...{ name: 'Annual change', effectiveDate: FROM, productId: ours.product.documentId },
    ...{ riseBy: 'amount', amount: '1.50', noticeText: '{product} costs {new} from {date}.' },
    ...changes,
  });
  const post = (path: string, body: object = {}, name?: string, who: Caller = key) =>
    app.request
      .post(`/api/v1/price-rises${path}`)
      .set({ ...who.headers, ...(name !== undefined && { 'Idempotency-Key': name }) })
      .send(body);
  const list = async (who: Caller = key) =>
    (await app.request.get('/api/v1/price-rises').set(who.headers).expect(200)).body.data;
  const changes = () =>
    app.knex('billing.service_changes').whereNotNull('price_rise_id').whereNull('withdrawn_at');
  const rises = () => app.knex('price_rises').where({ reseller_id: ours.reseller.id });

  it('are for those whom staff allow them', async () => {
    expect((await post('/preview', terms())).status).toBe(403);
    expect((await post('', { ...terms(), services: 2 }, 'a')).status).toBe(403);
    expect((await post('/any/withdrawal')).status).toBe(403);
    await allow(true);
    const reader = await keyOf(app, ours.reseller.id, ['price-rises.read']);
    expect((await post('/preview', terms(), undefined, reader)).status).toBe(403);
    expect(await list(reader)).toEqual([]);
  });

  it('are seen before, and nothing is left of what was looked at or refused', async () => {
    const { body } = await post('/preview', terms()).expect(200);
    expect(body.data).toMatchObject({
      ...{ services: 2, customers: 2, customersWithoutEmail: 1, isNoticeInTime: true },
      ...{ monthlyBeforePence: 2_000, monthlyAfterPence: 2_300 },
      prices: [{ oldPrice: '10', newPrice: '11.5', services: 2 }],
    });
    const refusals = [
      await post('/preview', terms({ amount: '0' })),
      await post('/preview', terms({ productId: null })),
      await post('/preview', terms({ amount: 1.5 })),
      await post('', terms(), 'b'),
      await post('', { ...terms(), services: 3 }, 'b'),
      await post('', { ...terms({ noticeDays: 365 }), services: 2 }, 'b'),
    ];
    expect(refusals.map(({ status, body: { code } }) => [status, code])).toEqual([
      [400, 'amount-needed'],
      [400, 'product-needed'],
      [400, 'invalid-value'],
      [400, 'required'],
      [409, 'services-changed'],
      [409, 'notice-too-short'],
    ]);
    expect([await rises(), await changes()]).toEqual([[], []]);
  });

  it('are made once, come to his own services alone, tell their customers, and are taken back', async () => {
    const rise = { ...terms(), services: 2 };
    const made = await post('', rise, 'rise-1').expect(201);
    expect((await post('', rise, 'rise-1').expect(201)).body).toEqual(made.body);
    expect((await post('', { ...rise, amount: '2' }, 'rise-1')).body.code).toBe('request-reused');
    const { id } = made.body.data;
    expect(await list()).toMatchObject([
      { id, state: 'scheduled', services: 2, byReseller: true, amount: '1.5' },
    ]);
    const changed = await changes();
    expect(changed.map(({ customer_id: customer }) => customer).sort()).toEqual(
      customers.map((customer) => customer.id).sort(),
    );
    const mails = await app.knex('billing.emails').where({ kind: 'price-rise' });
    expect(mails.map(({ to_address: to }) => to)).toEqual(['ann@example.com']);
    await post(`/${id}/withdrawal`).expect(204);
    expect((await post(`/${id}/withdrawal`)).body.code).toBe('rise-not-scheduled');
    expect(await list()).toMatchObject([{ id, state: 'withdrawn', services: 0 }]);
    expect(await changes()).toEqual([]);
  });

  it('of the bureau are read but not taken back, its drafts and those of others neither', async () => {
    const make = async (data: object) =>
      makeDocument({
        strapi: app.strapi,
        uid: 'api::price-rise.price-rise',
        data: {
          ...{ effectiveDate: FROM, product: ours.product.documentId, amount: 1 },
          ...{ noticeDays: 30, noticeText: 'More', ...data },
        },
      });
    const scheduled = await make({ name: 'Bureau', reseller: ours.reseller.documentId });
    const everybody = await make({ name: 'Everybody' });
    await make({ name: 'Draft', reseller: ours.reseller.documentId });
    await app
      .knex('price_rises')
      .whereIn('id', [scheduled.id, everybody.id])
      .update({ status: 'scheduled' });
    const names = (await list()).map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual(['Annual change', 'Bureau']);
    for (const { documentId } of [scheduled, everybody]) {
      expect((await post(`/${documentId}/withdrawal`)).body.code).toBe('rise-unknown');
    }
    const read = (id: string) => app.request.get(`/api/v1/price-rises/${id}`).set(key.headers);
    expect((await read(scheduled.documentId).expect(200)).body.data.byReseller).toBe(false);
    await read(everybody.documentId).expect(404);
  });
});
