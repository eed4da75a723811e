import { today } from '../../src/platform/clock';
import { addDays } from '../../src/billing';
import {
  makeDocument,
  makeRateCard,
  makeReseller,
  bootStrapi,
  type Made,
  type TestApp,
} from '../support';
import { type Caller, keyOf, memberOf } from '../reseller-access/rest/callers';

const SOON = addDays(today({ timeZone: 'Europe/London' }), 20);

const rate = (prefix: string, peakMicro: number) => ({
  prefix,
  destination: `Place ${prefix}`,
  bandGroup: 'band-one',
  connectionMicro: 0,
  peakMicro,
  offPeakMicro: peakMicro,
  weekendMicro: peakMicro,
  minimumMicro: 0,
  firstIncrementS: 1,
  nextIncrementS: 1,
  capMicro: null,
  capSeconds: null,
});

/** The rate desk behind the wall: a reseller's own sell cards, not below what he buys at. */
describe('the rate desk of resellers', () => {
  let app: TestApp;
  let reseller: Made;
  let own: { card: Made; version: Made };
  let theirs: { card: Made; version: Made };
  let panel: Caller;
  let key: Caller;

  const get = (url: string, caller = panel) =>
    app.request.get(`${caller.base}${url}`).set(caller.headers);
  const post = (url: string, body: object = {}, caller = panel) =>
    app.request.post(`${caller.base}${url}`).set(caller.headers).send(body);

  beforeAll(async () => {
    app = await bootStrapi();
    const { strapi } = app;
    reseller = await makeReseller({ strapi });
    const other = await makeReseller({ strapi });
    const rates = [
      { prefix: '44', destination: 'UK', band: 'uk', peak: 0.02, offPeak: 0.02, weekend: 0.02 },
    ];
    own = await makeRateCard({ strapi, reseller: reseller.documentId, rates });
    theirs = await makeRateCard({ strapi, reseller: other.documentId, rates });
    const buy = await makeRateCard({
      strapi,
      kind: 'buy',
      name: 'Secret carrier',
      rates: [
        { prefix: '44', destination: 'UK', band: 'uk', peak: 0.01, offPeak: 0.01, weekend: 0.01 },
        {
          prefix: '447',
          destination: 'UK mobile',
          band: 'uk',
          peak: 0.03,
          offPeak: 0.03,
          weekend: 0.03,
        },
      ],
    });
    await makeDocument({
      strapi,
      uid: 'api::supplier.supplier',
      data: { name: 'Secret carrier', code: 'secret', buyCard: buy.card.documentId },
    });
    panel = await memberOf(app, reseller.id);
    key = await keyOf(app, reseller.id);
  });
  afterAll(() => app.destroy());

  const newDraft = async (validFrom: string): Promise<string> => {
    const made = await post(`/rate-desk/cards/${own.card.documentId}/versions`, { validFrom });
    expect(made.status).toBe(201);
    return made.body.data.documentId;
  };

  it('shows his own sell cards and nothing of others or of what the bureau buys at', async () => {
    const list = await get('/rate-desk/cards');
    expect(list.status).toBe(200);
    expect(list.body.results).toMatchObject([{ documentId: own.card.documentId, kind: 'sell' }]);
    expect((await get(`/rate-desk/cards/${theirs.card.documentId}`)).status).toBe(404);
    expect((await get(`/rate-desk/versions/${theirs.version.documentId}/rates`)).status).toBe(404);
    const copied = await post(`/rate-desk/cards/${own.card.documentId}/versions`, {
      validFrom: SOON,
      copyOf: theirs.version.documentId,
    });
    expect(copied.status).toBe(404);
    expect((await post(`/rate-desk/cards/${own.card.documentId}/copy`)).status).toBe(405);
    const mine = await post('/rate-desk/cards', { name: 'Buy', kind: 'buy' });
    expect(mine.status).toBe(403);
  });

  it('changes, imports, takes back and makes live as staff do', async () => {
    const draft = await newDraft(SOON);
    const url = `/rate-desk/versions/${draft}`;
    const made = await post(`/rate-desk/cards/${own.card.documentId}/imports`, {
      text: 'Prefix;Destination;ppm\n44;UK;2,5\n447;UK mobile;6\n',
      version: draft,
    });
    const { documentId, mapping } = made.body.data;
    expect(mapping).toMatchObject({ microPerUnit: 10_000, decimalMark: ',' });
    const applied = await post(`/rate-desk/imports/${documentId}/apply`, {
      mapping,
      mode: 'replace',
      target: { kind: 'draft', version: draft },
    });
    expect(applied.body.data).toMatchObject({ added: 2 });
    expect((await post(`${url}/changes`, { kind: 'edit', rates: [rate('33', 9)] })).status).toBe(
      200,
    );
    const { undoable } = (await get(url)).body.data;
    expect((await post(`${url}/undo`, { change: undoable })).body.data).toMatchObject({
      removed: 1,
    });
    const { checks, buyTables } = (await get(`${url}/checks`)).body.data;
    expect({ checks, buyTables }).toEqual({ checks: [], buyTables: 1 });
    const live = await post(`${url}/live`);
    expect(live.body.data).toMatchObject({ state: 'live', stand: 'coming' });
    const kept = await app.knex('billing.rate_changes').where({ reseller_id: reseller.id });
    expect(kept.length).toBeGreaterThan(1);
  });

  it('refuses rates below what he buys at, by every door, until the bureau allows it', async () => {
    const validFrom = addDays(SOON, 1);
    const draft = await newDraft(validFrom);
    const url = `/rate-desk/versions/${draft}`;
    const low = { kind: 'edit', rates: [rate('447', 29_000)] };
    const refused = await post(`${url}/changes`, low);
    expect(refused.status).toBe(400);
    expect(refused.body.error.details).toMatchObject({ code: 'below-buy-price', field: 'rates' });
    expect(refused.body.error.message).not.toContain('Secret');
    expect((await get(`${url}/rates`)).body.results).toEqual([]);

    const body = { destination: 'UK', band: 'uk', peak: '0.5', offPeak: '0.5', weekend: '0.029' };
    const rest = (more: object) => ({ ...body, versionId: draft, ...more });
    const viaRest = await post('/rates', rest({ prefix: '4477' }), key).set(
      'Idempotency-Key',
      'floor-1',
    );
    expect(viaRest.status).toBe(400);
    expect(viaRest.body).toMatchObject({ code: 'below-buy-price' });
    // A rate for 44 alone would price mobiles, which are bought dearer.
    const whole = { ...body, prefix: '44', weekend: '0.5', peak: '0.02' };
    const replaced = await app.request
      .put(`/api/v1/rate-card-versions/${draft}/rates`)
      .set(key.headers)
      .send({ rates: [whole] });
    expect(replaced.body).toMatchObject({ code: 'below-buy-price' });
    const covered = await app.request
      .put(`/api/v1/rate-card-versions/${draft}/rates`)
      .set(key.headers)
      .send({ rates: [whole, { ...whole, prefix: '447', peak: '0.04' }] });
    expect(covered.status).toBe(200);
    const made = await post('/rates', rest({ prefix: '4478', weekend: '0.04' }), key).set(
      'Idempotency-Key',
      'floor-2',
    );
    expect(made.status).toBe(201);
    const lowered = await app.request
      .put(`/api/v1/rates/${made.body.data.id}`)
      .set(key.headers)
      .send({ offPeak: '0.001' });
    expect(lowered.body).toMatchObject({ code: 'below-buy-price' });

    await app.knex('resellers').where({ id: reseller.id }).update({ allow_below_buy: true });
    expect((await post(`${url}/changes`, low)).body.data).toMatchObject({ changed: 1 });
    await app.knex('resellers').where({ id: reseller.id }).update({ allow_below_buy: false });
    const live = await app.request
      .put(`/api/v1/rate-card-versions/${draft}`)
      .set(key.headers)
      .send({ state: 'live' });
    expect(live.body).toMatchObject({ code: 'below-buy-price' });
    expect((await post(`${url}/live`)).body.error.details.code).toBe('below-buy-price');
    expect((await get(`${url}`)).body.data.state).toBe('draft');
  });

  it('is closed to partners, who see no prices, and to those who may not change rates', async () => {
    const { strapi } = app;
    const partner = await makeReseller({ strapi, mode: 'acquisition-partner' });
    expect((await get('/rate-desk/cards', await memberOf(app, partner.id))).status).toBe(403);
    const viewer = await memberOf(app, reseller.id, 'sales-read-only');
    const url = `/rate-desk/cards/${own.card.documentId}/versions`;
    expect((await post(url, { validFrom: '2031-01-01' }, viewer)).status).toBe(403);
  });
});
