import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { today } from '../../../src/platform/clock';
import { addDays } from '../../../src/billing';
import {
  bootStrapi,
  makeProduct,
  makeRateCard,
  makeSubscription,
  type Made,
  type TestApp,
} from '../../support';
import { type Caller, keyOf, memberOf, userOf, viewerOf } from './callers';
import { makeWorld, type World } from './world';
import { importUsageFile } from '../../../plugins/bill-run/server/src/usage';
import { type Folder, line, makeFolder } from '../../usage/bureau';

type Body = Record<string, unknown>;

let app: TestApp;
let world: World;
let key: Caller & { id: number };
let panel: Caller;
let viewer: Caller;
let card: string;
let product: Made;
let folder: Folder;

const TODAY = today({ timeZone: 'Europe/London' });
const SOON = addDays(TODAY, 10);

beforeAll(async () => {
  folder = makeFolder();
  app = await bootStrapi();
  world = await makeWorld(app);
  const { resellerId } = world.ours;
  await app.knex('resellers').update({
    allow_edit_services: true,
    allow_edit_customers: true,
    allow_edit_rates: true,
    // The floor of sell rates is tests/rate-desk/resellers.test.ts.
    allow_below_buy: true,
  });
  key = await keyOf(app, resellerId);
  panel = await memberOf(app, resellerId);
  viewer = await viewerOf(app, resellerId);
  product = await makeProduct({ strapi: app.strapi, name: 'Fax line' });
  const row = await app.knex('rate_cards').where({ reseller_id: resellerId }).first('document_id');
  card = row.document_id;
});
afterAll(async () => {
  await app.destroy();
  folder.remove();
});

const send = (
  caller: Caller,
  method: 'post' | 'put' | 'delete',
  path: string,
  body?: Body,
  headers: Record<string, string> = {},
) => {
  const request = app.request[method](`${caller.base}${path}`).set({
    ...caller.headers,
    ...headers,
  });
  return body === undefined ? request : request.send(body);
};
const get = async (caller: Caller, path: string) =>
  (await app.request.get(`${caller.base}${path}`).set(caller.headers).expect(200)).body;
const make = async (
  path: string,
  body: Body,
  caller: Caller = key,
): Promise<Body & { id: string }> => {
  const response = await send(caller, 'post', path, body);
  if (response.status !== 201) throw new Error(JSON.stringify(response.body));
  return response.body.data;
};

const customer = (body: Body = {}): Body => ({
  accountNumber: `NEW-${Math.random().toString(36).slice(2, 8).toUpperCase()}`,
  name: 'Harbour Dental Ltd',
  billingStart: '2026-06-01',
  delivery: 'portal',
  ...body,
});

describe('customers', () => {
  it('are made for the caller’s reseller, by key and in the panel, and audited as who did it', async () => {
    for (const [caller, kind] of [
      [key, 'reseller-key'],
      [panel, 'admin'],
    ] as const) {
      const made = await make('/customers', customer({ cycleDay: 7, city: 'Hull' }), caller);
      expect(made).toMatchObject({ name: 'Harbour Dental Ltd', cycleDay: 7, city: 'Hull' });
      const row = await app.knex('customers').where({ document_id: made.id }).first();
      expect(row).toMatchObject({ reseller_id: world.ours.resellerId, vat_exempt: false });
      const log = await app.knex('billing.audit_log').where({ document_id: made.id });
      expect(log).toMatchObject([{ action: 'create', actor_kind: kind }]);
    }
  });

  it('are changed by what the body names', async () => {
    const { id } = await make('/customers', customer({ contactName: 'Priya', city: 'Hull' }));
    const response = await send(key, 'put', `/customers/${id}`, {
      city: 'Leeds',
      contactName: null,
    }).expect(200);
    expect(response.body.data).toMatchObject({
      city: 'Leeds',
      contactName: null,
      delivery: 'portal',
    });
  });

  it.each([
    ['reseller', { reseller: 1 }],
    ['resellerId', { resellerId: 'x' }],
    ['reseller_id', { reseller_id: 2 }],
    ['vatExempt', { vatExempt: true }],
    ['catalogue', { catalogue: 'x' }],
    ['id', { id: 5 }],
    ['documentId', { documentId: 'x' }],
    ['createdAt', { createdAt: '2020-01-01' }],
    ['__proto__x', { __proto__x: 1 }],
  ])('are not given %s by a caller', async (field, extra) => {
    for (const [method, path] of [
      ['post', '/customers'],
      ['put', `/customers/${world.ours.customerDocumentId}`],
    ] as const) {
      const body = method === 'post' ? customer(extra) : extra;
      const response = await send(key, method, path, body).expect(400);
      expect(response.body).toMatchObject({ code: 'unknown-field', field });
    }
  });

  it('with several mistakes are told each', async () => {
    const { body } = await send(key, 'post', '/customers', {
      name: '',
      billingStart: '2026-02-30',
      delivery: 'email',
      email: 'nobody',
      extra: 1,
    }).expect(400);
    expect(body.code).toBe('invalid-body');
    expect(body.fields.sort()).toEqual(['accountNumber', 'billingStart', 'email', 'extra', 'name']);
    expect(body.errors).toContainEqual({
      field: 'accountNumber',
      code: 'required',
      message: expect.stringContaining('accountNumber is needed'),
    });
  });

  it('follow the rules that staff’s follow', async () => {
    const twice = customer();
    await make('/customers', twice);
    const again = await send(key, 'post', '/customers', twice).expect(400);
    expect(again.body).toMatchObject({ code: 'already-exists' });
    const noMail = await send(key, 'post', '/customers', customer({ delivery: 'email' }));
    expect(noMail.body).toMatchObject({ status: 400, code: 'email-needed', field: 'email' });
  });

  it('of others are not there, and nothing of others is taken', async () => {
    const path = `/customers/${world.theirs.customerDocumentId}`;
    const response = await send(key, 'put', path, { name: 'Taken' }).expect(404);
    expect(response.body.code).toBe('not-found');
    const theirCard = await app
      .knex('rate_cards')
      .where({ reseller_id: world.theirs.resellerId })
      .first('document_id', 'id');
    for (const sellCardId of [theirCard.document_id, 'nothing']) {
      const { body } = await send(key, 'post', '/customers', customer({ sellCardId })).expect(400);
      expect(body).toMatchObject({ code: 'unknown-relation', field: 'sellCardId' });
    }
    const byRow = await send(
      key,
      'post',
      '/customers',
      customer({ sellCardId: String(theirCard.id) }),
    ).expect(400);
    expect(byRow.body.code).toBe('invalid-value');
    const taken = await app.knex('customers').where({ name: 'Taken' });
    expect(taken).toEqual([]);
  });

  it('are written by whom staff allow it only', async () => {
    const { resellerId } = world.ours;
    const reading = await keyOf(app, resellerId, ['customers.read']);
    const sales = await userOf(app, resellerId, 'sales-read-only');
    const partner = await memberOf(app, world.partner.id);
    const priceless = await keyOf(app, resellerId, ['customers.read', 'customers.write']);
    const before = await app.knex('customers').count();
    for (const caller of [reading, sales, partner, viewer]) {
      await send(caller, 'post', '/customers', customer()).expect(403);
    }
    const priced = await send(priceless, 'post', '/customers', customer({ sellCardId: card }));
    expect(priced.body).toMatchObject({ status: 403, code: 'not-allowed' });
    const resellers = app.knex('resellers').where({ id: resellerId });
    await resellers.clone().update({ allow_edit_customers: false });
    await send(key, 'post', '/customers', customer()).expect(403);
    await resellers.clone().update({ allow_edit_customers: true });
    expect(await app.knex('customers').count()).toEqual(before);
  });

  it('come as JSON objects', async () => {
    const form = await app.request
      .post('/api/v1/customers')
      .set(key.headers)
      .type('form')
      .send({ name: 'x' });
    expect(form.body).toMatchObject({ status: 415, code: 'unsupported-media-type' });
    const list = await app.request.post('/api/v1/customers').set(key.headers).send([customer()]);
    expect(list.status).toBe(400);
    const nul = await send(key, 'post', '/customers', customer({ name: 'a\0b' })).expect(400);
    expect(nul.body).toMatchObject({ code: 'invalid-value', field: 'name' });
  });
});

describe('services', () => {
  it('start and end', async () => {
    const made = await make('/services', {
      customerId: world.ours.customerDocumentId,
      productId: product.documentId,
      startDate: '2026-07-01',
      identifier: '441614967777',
      quantity: 2,
      priceOverride: '7.125',
    });
    expect(made).toMatchObject({ productName: 'Fax line', quantity: 2, price: '7.125' });
    const ended = await send(key, 'put', `/services/${made.id}`, {
      endDate: '2026-09-01',
      label: 'Old fax',
    }).expect(200);
    expect(ended.body.data).toMatchObject({ endDate: '2026-09-01', label: 'Old fax' });
    const wrong = await send(key, 'put', `/services/${made.id}`, { endDate: '2026-06-01' });
    expect(wrong.body).toMatchObject({ status: 400, code: 'dates', field: 'endDate' });
    const moved = await send(key, 'put', `/services/${made.id}`, { startDate: '2026-07-02' });
    expect(moved.body).toMatchObject({ code: 'unknown-field', field: 'startDate' });
  });

  it('end as many days back as the bureau allows once bills have charged them, and later days at any time', async () => {
    const made = await make('/services', {
      customerId: world.ours.customerDocumentId,
      productId: product.documentId,
      startDate: '2026-01-01',
    });
    const end = (endDate: string | null) => send(key, 'put', `/services/${made.id}`, { endDate });
    const settings = (days: number | null) =>
      app.knex('resellers').where({ id: world.ours.resellerId }).update({ back_date_days: days });
    await end(addDays(TODAY, -200)).expect(200);
    await end(null).expect(200);
    const row = await app.knex('subscriptions').where({ document_id: made.id }).first();
    await app.knex('billing.service_cycles').insert({
      subscription_id: row.id,
      customer_id: row.customer_id,
      charged_through: SOON,
    });
    const refused = await end(addDays(TODAY, -31));
    expect(refused.body).toMatchObject({
      ...{ status: 409, code: 'end-too-long-ago', field: 'endDate' },
      detail: expect.stringContaining('at most 30 days back'),
      whatToDo: expect.stringContaining('ask the bureau'),
    });
    await end(addDays(TODAY, -30)).expect(200);
    await settings(7);
    await end(addDays(TODAY, -31)).expect(409);
    // What stands is not looked at again, and a later day takes nothing back.
    await send(key, 'put', `/services/${made.id}`, { label: 'Gone' }).expect(200);
    await end(addDays(TODAY, -20)).expect(200);
    await settings(90);
    await end(addDays(TODAY, -90)).expect(200);
    await settings(null);
    await app.strapi.documents('api::subscription.subscription').update({
      documentId: made.id,
      data: { endDate: addDays(TODAY, -200) } as never,
    });
  });

  it('are of one’s own customers', async () => {
    const { body } = await send(key, 'post', '/services', {
      customerId: world.theirs.customerDocumentId,
      productId: product.documentId,
      startDate: '2026-07-01',
    }).expect(400);
    expect(body).toMatchObject({ code: 'unknown-relation', field: 'customerId' });
    const path = `/services/${world.theirs.service.documentId}`;
    await send(key, 'put', path, { label: 'Taken' }).expect(404);
  });
});

describe('rate card versions and rates', () => {
  const rate = (body: Body = {}): Body => ({
    prefix: '33',
    destination: 'France',
    band: 'france',
    peak: '0.0125',
    ...body,
  });

  it('are made as a copy, changed and deleted until their day has come', async () => {
    const [source] = (await get(key, '/rate-card-versions')).data;
    const version = await make('/rate-card-versions', {
      rateCardId: card,
      validFrom: SOON,
      copyOf: source.id,
      note: 'New year',
    });
    expect(version).toMatchObject({ state: 'draft', isInForce: false, rates: source.rates });
    const made = await make('/rates', rate({ versionId: version.id }));
    expect(made).toMatchObject({ prefix: '33', peak: '0.0125', offPeak: '0', firstIncrement: 1 });
    const changed = await send(panel, 'put', `/rates/${made.id}`, {
      peak: '0.000001',
      cap: '1',
      capSeconds: 60,
    }).expect(200);
    expect(changed.body.data).toMatchObject({ peak: '0.000001', cap: '1', capSeconds: 60 });
    const live = await send(key, 'put', `/rate-card-versions/${version.id}`, { state: 'live' });
    expect(live.body.data).toMatchObject({ state: 'live', isInForce: false });
    await send(key, 'delete', `/rates/${made.id}`).expect(204);
    await send(key, 'delete', `/rates/${made.id}`).expect(404);
    await send(panel, 'delete', `/rate-card-versions/${version.id}`).expect(204);
    expect(await app.knex('rates').whereNull('version_id')).toEqual([]);
    const again = await get(key, `/rate-card-versions?filter[rateCardId]=${card}`);
    expect(again.data).toHaveLength(1);
  });

  it('that hold are not touched', async () => {
    const [version] = (await get(key, '/rate-card-versions')).data;
    const [held] = (await get(key, `/rates?filter[versionId]=${version.id}`)).data;
    for (const [method, path, body] of [
      ['post', '/rates', rate({ versionId: version.id })],
      ['put', `/rates/${held.id}`, { peak: '9' }],
      ['delete', `/rates/${held.id}`, undefined],
      ['put', `/rate-card-versions/${version.id}`, { state: 'draft' }],
      ['put', `/rate-card-versions/${version.id}`, { validFrom: SOON }],
      ['delete', `/rate-card-versions/${version.id}`, undefined],
      ['put', `/rate-card-versions/${version.id}/rates`, { rates: [] }],
    ] as const) {
      const response = await send(key, method, path, body as Body | undefined).expect(409);
      expect(response.body.code).toBe('version-in-force');
    }
    expect((await get(key, '/rate-card-versions')).data).toEqual([version]);
    expect((await get(key, `/rates/${held.id}`)).data).toEqual(held);
  });

  it('do not go live today or before', async () => {
    const draft = await make('/rate-card-versions', { rateCardId: card, validFrom: TODAY });
    for (const [method, path, body] of [
      ['post', '/rate-card-versions', { rateCardId: card, validFrom: TODAY, state: 'live' }],
      ['put', `/rate-card-versions/${draft.id}`, { state: 'live' }],
      ['put', `/rate-card-versions/${draft.id}`, { state: 'live', validFrom: '2026-01-02' }],
    ] as const) {
      const response = await send(key, method, path, body).expect(400);
      expect(response.body).toMatchObject({ code: 'valid-from-past', field: 'validFrom' });
    }
    await send(key, 'delete', `/rate-card-versions/${draft.id}`).expect(204);
  });

  it('are replaced as a whole, or not at all', async () => {
    const version = await make('/rate-card-versions', { rateCardId: card, validFrom: SOON });
    const path = `/rate-card-versions/${version.id}/rates`;
    const many = Array.from({ length: 2_500 }, (_, n) => rate({ prefix: String(1000 + n) }));
    const put = await send(key, 'put', path, { rates: many }).expect(200);
    expect(put.body.data.rates).toBe(2_500);
    for (const [rates, code, field] of [
      [[rate(), rate()], 'already-exists', 'rates.1.prefix'],
      [[rate({ cap: '1' })], 'cap-without-seconds', 'rates.0.capSeconds'],
      [[rate(), rate({ prefix: '44', peak: 0.5 })], 'invalid-value', 'rates.1.peak'],
      [[rate({ versionId: 'x' })], 'unknown-field', 'rates.0.versionId'],
    ] as const) {
      const { body } = await send(key, 'put', path, { rates }).expect(400);
      expect(body).toMatchObject({ code, field });
    }
    expect((await get(key, `/rate-card-versions/${version.id}`)).data.rates).toBe(2_500);
    await send(key, 'put', path, { rates: [rate()] }).expect(200);
    expect((await get(key, `/rates?filter[versionId]=${version.id}`)).data).toMatchObject([
      { prefix: '33', destination: 'France', peak: '0.0125' },
    ]);
    const log = await app
      .knex('billing.audit_log')
      .where({ document_id: version.id, action: 'update' })
      .orderBy('id')
      .select(app.knex.raw(`after->>'rates' as rates`));
    expect(log).toEqual([{ rates: '2500' }, { rates: '1' }]);
    await send(key, 'delete', `/rate-card-versions/${version.id}`).expect(204);
  });

  it('of others are not there', async () => {
    const other = await makeRateCard({
      strapi: app.strapi,
      reseller: world.theirs.resellerDocumentId,
      validFrom: SOON,
      rates: [{ prefix: '44', destination: 'UK', band: 'uk' }],
    });
    const versionId = other.version.documentId;
    const rateId = String(other.rates[0]?.documentId);
    await send(key, 'put', `/rate-card-versions/${versionId}`, { note: 'x' }).expect(404);
    await send(key, 'delete', `/rate-card-versions/${versionId}`).expect(404);
    await send(key, 'put', `/rate-card-versions/${versionId}/rates`, { rates: [] }).expect(404);
    await send(key, 'put', `/rates/${rateId}`, { peak: '1' }).expect(404);
    await send(key, 'delete', `/rates/${rateId}`).expect(404);
    await send(key, 'post', '/rates', rate({ versionId })).expect(400);
    const copy = { rateCardId: card, validFrom: SOON, copyOf: versionId };
    const copied = await send(key, 'post', '/rate-card-versions', copy).expect(400);
    expect(copied.body).toMatchObject({ code: 'unknown-relation', field: 'copyOf' });
    const into = { rateCardId: other.card.documentId, validFrom: addDays(SOON, 1) };
    await send(key, 'post', '/rate-card-versions', into).expect(400);
    expect(await app.knex('rates').where({ version_id: other.version.id })).toHaveLength(1);
    expect((await get(key, '/rate-card-versions')).data).toHaveLength(1);
  });
});

describe('usage files', () => {
  const upload = (caller: Caller, content: string) =>
    app.request
      .post('/api/v1/usage-files')
      .set(caller.headers)
      .attach('file', Buffer.from(content), 'C:\\calls\\june.csv');

  beforeAll(() => app.knex('resellers').update({ allow_send_usage: true }));

  it('are taken, imported for the caller’s customers only, and shown to him only', async () => {
    const localDate = addDays(TODAY, -2);
    const ours = '441614960500';
    const theirs = '441614960600';
    for (const [house, identifier] of [
      [world.ours, ours],
      [world.theirs, theirs],
    ] as const) {
      await makeSubscription({
        strapi: app.strapi,
        customer: house.customerDocumentId,
        product: product.documentId,
        identifier,
        ...(house === world.ours && { sellCard: card }),
      });
    }
    const content = [ours, theirs].map((cli) => line({ cli: `+${cli}`, localDate })).join('\n');
    const { body } = await upload(key, content).expect(201);
    expect(body.data).toMatchObject({ fileName: 'june.csv', state: 'received', rowsRead: 0 });
    const row = await app
      .knex('billing.usage_files')
      .where({ document_id: body.data.id })
      .first('id', 'source', 'reseller_id', 'received_by');
    expect(row).toMatchObject({
      source: 'reseller:NORTH',
      reseller_id: world.ours.resellerId,
      received_by: 'A key',
    });
    await importUsageFile(app, { fileId: Number(row.id) });
    expect((await get(key, `/usage-files/${body.data.id}`)).data).toMatchObject({
      state: 'imported',
      rowsAccepted: 1,
      suspended: [{ reason: 'unknown-service', rows: 1 }],
    });
    const billed = await app.knex('billing.usage_records').where({ file_id: row.id });
    expect(billed).toMatchObject([{ cli: ours, customer_id: world.ours.customerId }]);
    const held = await get(key, `/usage-files/${body.data.id}/suspended-rows`);
    expect(held.data).toMatchObject([{ cli: `+${theirs}` }]);
    const stranger = await keyOf(app, world.theirs.resellerId);
    await app.request.get(`/api/v1/usage-files/${body.data.id}`).set(stranger.headers).expect(404);
    const again = await upload(key, content).expect(409);
    expect(again.body.code).toBe('usage-file-already-imported');
    // Another reseller may send the same bytes: they bill his customers.
    await upload(stranger, content).expect(201);
  });

  it('are refused when they are none, or not allowed, and leave nothing behind', async () => {
    // Where the body parser puts what is uploaded.
    const before = readdirSync(tmpdir());
    const none = await upload(key, 'hello').expect(400);
    expect(none.body.code).toBe('usage-file-not-cdr');
    const empty = await upload(key, '').expect(400);
    expect(empty.body.code).toBe('usage-file-empty');
    const json = await send(key, 'post', '/usage-files', {}).expect(415);
    expect(json.body.code).toBe('unsupported-media-type');
    const named = await upload(key, line()).field('source', 'gamma').expect(400);
    expect(named.body).toMatchObject({ code: 'usage-source-invalid', field: 'source' });
    await upload(await keyOf(app, world.ours.resellerId, ['usage.read']), line()).expect(403);
    await upload({ headers: {}, base: '/api/v1' }, line()).expect(401);
    expect(readdirSync(tmpdir())).toEqual(before);
  });
});

describe('the same request twice', () => {
  const idempotent = (value: string) => ({ 'Idempotency-Key': value });

  it('is done once, and answered the same again', async () => {
    const body = customer({ city: 'York' });
    const first = await send(key, 'post', '/customers', body, idempotent('one')).expect(201);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    const reordered = Object.fromEntries(Object.entries(body).reverse());
    const second = await send(key, 'post', '/customers', reordered, idempotent('one')).expect(201);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.body).toEqual(first.body);
    const rows = await app.knex('customers').where({ account_number: body.accountNumber });
    expect(rows).toHaveLength(1);
  });

  it('with another body or address is refused', async () => {
    await send(key, 'post', '/customers', customer(), idempotent('two')).expect(201);
    const other = await send(key, 'post', '/customers', customer(), idempotent('two')).expect(409);
    expect(other.body).toMatchObject({ code: 'idempotency-key-reused' });
    await send(key, 'post', '/rates', {}, idempotent('two')).expect(409);
    await send(key, 'post', '/customers', customer(), idempotent('with space')).expect(400);
  });

  it('at the same moment is done once', async () => {
    const body = customer();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send(key, 'post', '/customers', body, idempotent('three'))),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'])).toHaveLength(4);
  });

  it('can be tried again when it failed', async () => {
    const body = customer();
    await send(
      key,
      'post',
      '/customers',
      { ...body, delivery: 'email' },
      idempotent('four'),
    ).expect(400);
    await send(key, 'post', '/customers', body, idempotent('four')).expect(201);
  });

  it('of two callers are two requests, and nobody replays another’s', async () => {
    const other = await keyOf(app, world.ours.resellerId);
    const stranger = await keyOf(app, world.theirs.resellerId);
    const body = customer();
    await send(key, 'post', '/customers', body, idempotent('five')).expect(201);
    const clash = await send(other, 'post', '/customers', body, idempotent('five')).expect(400);
    expect(clash.body.code).toBe('already-exists');
    const theirs = await send(stranger, 'post', '/customers', body, idempotent('five')).expect(201);
    expect(theirs.headers['idempotency-replayed']).toBeUndefined();
  });

  it('is forgotten after a week', async () => {
    await app
      .knex('billing.idempotency_keys')
      .update({ created_at: app.knex.raw(`now() - interval '8 days'`) });
    await send(key, 'post', '/customers', customer(), idempotent('six')).expect(201);
    expect(await app.knex('billing.idempotency_keys').pluck('key')).toEqual(['six']);
  });
});
