import {
  adminLogin,
  type AdminSession,
  bootStrapi,
  makeCustomer,
  makeDocument,
  makeReseller,
  roleLogin,
  type TestApp,
} from '../../support';
import { resellerLogin } from '../reseller-login';
import { type House, makeTwoResellers } from '../two-resellers';

let app: TestApp;
let ours: House;
let theirs: House;
let staff: AdminSession;
let owner: AdminSession;

const URL = '/reseller-access/resellers';
const get = (url: string, who: AdminSession = staff) => app.request.get(url).set(who.headers);
const one = (house: House, more = '') => `${URL}/${house.resellerDocumentId}${more}`;

beforeAll(async () => {
  app = await bootStrapi();
  ({ ours, theirs } = await makeTwoResellers(app));
  staff = await adminLogin(app);
  owner = await resellerLogin(app);
  await makeDocument({
    strapi: app.strapi,
    uid: 'api::reseller-membership.reseller-membership',
    data: { user: owner.id, reseller: ours.resellerId, role: 'owner' },
  });
  await makeReseller({
    strapi: app.strapi,
    code: 'PART',
    name: 'A partner',
    invoicePrefix: 'PART',
    mode: 'acquisition-partner',
  });
  await makeCustomer({ strapi: app.strapi, reseller: ours.resellerDocumentId, state: 'closed' });
});
afterAll(() => app.destroy());

const named = (body: { results: { name: string }[] }) => body.results.map(({ name }) => name);

describe('the list of resellers', () => {
  it('has their figures, by name, with totals', async () => {
    const { body } = await get(URL).expect(200);
    expect(named(body)).toEqual(['A partner', 'North', 'South']);
    expect(body.results[1]).toMatchObject({
      documentId: ours.resellerDocumentId,
      code: 'NORTH',
      mode: 'wholesale',
      state: 'active',
      customers: 1,
      people: 1,
      keys: 0,
    });
    expect(body.totals).toMatchObject({ resellers: 3, customers: 2 });
    expect(body.pagination).toEqual({ page: 1, pageSize: 25, pageCount: 1, total: 3 });
  });

  it('counts what was issued this month', async () => {
    const invoice = app.knex('invoices').where({ id: ours.invoiceId });
    // Triggers keep an issued invoice as it is: this stands for one of today.
    await app.knex.raw('alter table invoices disable trigger user');
    await invoice.clone().update({ issue_date: app.knex.raw('current_date') });
    const { body } = await get(`${URL}?search=north`).expect(200);
    expect(body.results).toMatchObject([{ monthInvoices: 1, monthGrossPence: 12_012 }]);
    expect(body.totals).toMatchObject({ monthInvoices: 1, monthGrossPence: 12_012 });
    await invoice.clone().update({ issue_date: '2026-06-01' });
    await app.knex.raw('alter table invoices enable trigger user');
    const before = await get(`${URL}?search=north`).expect(200);
    expect(before.body.results).toMatchObject([{ monthInvoices: 0, monthGrossPence: 0 }]);
  });

  it.each([
    ['search=OUT', ['South']],
    ['mode=acquisition-partner', ['A partner']],
    ['state=closed', []],
    ['sort=-name', ['South', 'North', 'A partner']],
    ['sort=-people', ['North', 'A partner', 'South']],
    ['sort=lastActivityAt%3Bdrop', ['A partner', 'North', 'South']],
    ['page=2&pageSize=2', ['South']],
    ['search=%25', []],
  ])('with %s', async (query, names) => {
    expect(named((await get(`${URL}?${query}`).expect(200)).body)).toEqual(names);
  });

  it.each(['name', 'code', 'customers', 'monthInvoices', 'monthGrossPence', 'people', 'keys'])(
    'can be sorted by %s',
    async (sort) => {
      expect((await get(`${URL}?sort=-${sort}`).expect(200)).body.results).toHaveLength(3);
    },
  );

  it('says when one of his people was last there', async () => {
    await get('/reseller-access/my/access', owner).expect(200);
    const { body } = await get(`${URL}?sort=-lastActivityAt`).expect(200);
    expect(named(body)).toEqual(['North', 'A partner', 'South']);
    expect(Date.now() - Date.parse(body.results[0].lastActivityAt)).toBeLessThan(60_000);
    expect(body.results[1].lastActivityAt).toBeNull();
  });
});

describe('one reseller', () => {
  it('is shown with who he is and what he may do', async () => {
    const { body } = await get(one(ours)).expect(200);
    expect(body.data).toMatchObject({
      name: 'North',
      legalName: expect.stringContaining('Ltd'),
      tier: null,
      nextTier: null,
      people: { active: 1, invited: 0, revoked: 0 },
      keys: { active: 0, expiringSoon: 0 },
      capabilities: {
        switches: { allowSeeTariffs: true, allowEditServices: false },
        mayDo: { 'sales-read-only': expect.arrayContaining(['customers.read']) },
      },
    });
    const { owner: ofOwner, billing } = body.data.capabilities.mayDo;
    expect(ofOwner).toContain('people.manage');
    expect(billing).not.toContain('people.manage');
    expect(body.data.capabilities.keysMayDo).not.toContain('keys.manage');
  });

  it('has the tier of today, and the next', async () => {
    const tiers = await app.knex('tiers').orderBy('position').select('id', 'name');
    const assign = (tier: { id: number }, validFrom: string, validTo?: string) =>
      makeDocument({
        strapi: app.strapi,
        uid: 'api::tier-assignment.tier-assignment',
        data: { reseller: theirs.resellerId, tier: tier.id, validFrom, validTo },
      });
    await assign(tiers[0], '2020-01-01', '2020-12-31');
    await assign(tiers[1], '2021-01-01', '2998-12-31');
    await assign(tiers[2], '2999-01-01');
    const { body } = await get(one(theirs)).expect(200);
    expect(body.data).toMatchObject({
      tier: { name: tiers[1].name, since: '2021-01-01' },
      nextTier: { name: tiers[2].name, since: '2999-01-01' },
    });
  });

  it('is unknown when there is none', async () => {
    const { body } = await get(`${URL}/nobody`).expect(404);
    expect(body.error.details.code).toBe('reseller-unknown');
  });
});

describe('what a reseller may do', () => {
  const set = (body: object, who: AdminSession = staff) =>
    app.request.put(one(ours, '/capabilities')).set(who.headers).send(body);

  it('is switched, written down, and counts from the next request on', async () => {
    const may = async () =>
      (await get('/reseller-access/my/access', owner).expect(200)).body.data.capabilities;
    expect(await may()).toContain('tariffs.read');
    const { body } = await set({ allowSeeTariffs: false }).expect(200);
    expect(body.data.switches).toMatchObject({ allowSeeTariffs: false, allowEditRates: true });
    expect(body.data.mayDo.owner).not.toContain('rates.write');
    expect(await may()).not.toContain('tariffs.read');

    const activity = await get(one(ours, '/activity?by=bureau')).expect(200);
    expect(activity.body.results[0]).toMatchObject({
      action: 'update',
      actor: { kind: 'admin', name: 'Test Admin', isReseller: false },
      about: { type: 'api::reseller.reseller', label: 'Reseller', name: 'North' },
      changes: [{ field: 'allowSeeTariffs', before: true, after: false }],
    });
    await set({ allowSeeTariffs: true }).expect(200);
  });

  it.each([
    [{ allowEverything: true }, 'allowEverything'],
    [{ name: 'Other' }, 'name'],
    [{ allowApiKeys: 'yes' }, 'allowApiKeys'],
  ])('refuses %j', async (body, field) => {
    const answer = await set(body).expect(400);
    expect(answer.body.error.details).toMatchObject({ code: 'request-invalid', field });
  });

  it('of a partner is decided by his mode', async () => {
    const partner = await app.knex('resellers').where({ code: 'PART' }).first('document_id');
    const { body } = await get(`${URL}/${partner.document_id}`).expect(200);
    expect(body.data.capabilities).toMatchObject({
      usedSwitches: [],
      mayDo: { owner: ['customers.read', 'services.read'] },
    });
  });
});

it('shows what a reseller did himself, as his', async () => {
  await app.request
    .post('/reseller-access/my/keys')
    .set(owner.headers)
    .send({ name: 'Website', scopes: ['customers.read'] })
    .expect(201);
  const { body } = await get(one(ours, '/activity?by=reseller')).expect(200);
  expect(body.results).toMatchObject([
    {
      action: 'create',
      actor: { kind: 'admin', isReseller: true },
      about: { type: 'billing.api_keys', label: 'API key', name: 'Website' },
    },
  ]);
  const others = await get(one(theirs, '/activity?by=reseller')).expect(200);
  expect(others.body.results).toEqual([]);
});

it('is read by who may read, written by who may write, and none of it by resellers', async () => {
  const reader = await roleLogin({
    app,
    role: { name: 'Reader', permissions: [{ action: 'plugin::reseller-access.resellers.read' }] },
  });
  for (const url of [URL, one(ours), one(ours, '/activity'), one(ours, '/keys')]) {
    await get(url, reader).expect(200);
    await get(url, owner).expect(403);
  }
  await app.request.put(one(ours, '/capabilities')).set(reader.headers).send({}).expect(403);
  await app.request.put(one(ours, '/capabilities')).set(owner.headers).send({}).expect(403);
});
