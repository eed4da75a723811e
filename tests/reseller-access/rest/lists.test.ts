import { bootStrapi, makeCustomer, type TestApp } from '../../support';
import { bureauFor, type Caller, keyOf, memberOf, userOf, viewerOf } from './callers';
import { makeWorld, type World } from './world';

let app: TestApp;
let world: World;
const callers: Record<string, Caller> = {};
let key: Caller;
let partner: Caller;

beforeAll(async () => {
  app = await bootStrapi();
  world = await makeWorld(app);
  const { resellerId } = world.ours;
  key = await keyOf(app, resellerId);
  partner = await memberOf(app, world.partner.id);
  Object.assign(callers, {
    key,
    user: await userOf(app, resellerId),
    panel: await memberOf(app, resellerId),
    'view-as': await viewerOf(app, resellerId),
    'bureau token': await bureauFor(app, 'NORTH'),
  });
});
afterAll(() => app.destroy());

const get = (caller: Caller, path: string, query: Record<string, string> = {}) =>
  app.request.get(`${caller.base}${path}`).set(caller.headers).query(query);

const read = async (caller: Caller, path: string, query: Record<string, string> = {}) =>
  (await get(caller, path, query).expect(200)).body;

const CALLERS = ['key', 'user', 'panel', 'view-as', 'bureau token'];

const LISTS = [
  'customers',
  'services',
  'products',
  'rate-cards',
  'rate-card-versions',
  'rates',
  'bill-runs',
  'usage-files',
  'usage-records',
];

describe.each(CALLERS)('for a caller by %s', (name) => {
  const caller = () => callers[name] as Caller;

  it.each(LISTS)('%s are his own only, each as in the list when read alone', async (list) => {
    const { data, page } = await read(caller(), `/${list}`);
    expect(page).toMatchObject({ number: 1, size: 25, total: data.length });
    expect(data.length).toBeGreaterThan(0);
    expect(JSON.stringify(data)).not.toMatch(/South|secret|What calls cost us/i);
    for (const row of data) {
      const single = await read(caller(), `/${list}/${row.id}`);
      expect(single.data).toMatchObject(row);
    }
  });

  it('knows who he is', async () => {
    const { data } = await read(caller(), '/resellers/me');
    expect(data).toMatchObject({ code: 'NORTH', name: 'North', mode: 'wholesale' });
  });

  it('is not told of what is another’s, in the same words as for what does not exist', async () => {
    const { theirs } = world;
    for (const [list, id] of [
      ['customers', theirs.customerDocumentId],
      ['services', theirs.service.documentId],
      ['invoices', theirs.invoiceDocumentId],
      ['bill-runs', theirs.runDocumentId],
      ['usage-files', theirs.usageFileId],
    ]) {
      const other = await get(caller(), `/${list}/${id}`).expect(404);
      const none = await get(caller(), `/${list}/nothing`).expect(404);
      expect(other.body).toEqual(none.body);
    }
  });
});

describe('what a list shows', () => {
  it('customers', async () => {
    const { data } = await read(key, '/customers');
    expect(data).toEqual([
      {
        id: world.ours.customerDocumentId,
        accountNumber: expect.any(String),
        name: 'North customer',
        state: 'active',
        cycleDay: 1,
        billingStart: '2026-01-01',
        nextBillDate: expect.stringMatching(/^2026-/),
        paymentMethod: 'direct-debit',
        delivery: 'portal',
        email: null,
        itemised: false,
        vatExempt: false,
        contactName: null,
        addressLine1: null,
        addressLine2: null,
        city: 'Leeds',
        postcode: null,
        country: 'GB',
        companyNumber: null,
        vatNumber: null,
        purchaseOrder: null,
        catalogueName: 'North prices',
        sellCardId: null,
        createdAt: expect.stringMatching(/Z$/),
        updatedAt: expect.stringMatching(/Z$/),
      },
    ]);
  });

  it('services with the price that holds', async () => {
    const { data } = await read(key, '/services');
    expect(data).toMatchObject([
      {
        customerId: world.ours.customerDocumentId,
        productCode: 'SEAT',
        quantity: 1,
        label: 'North front desk',
        startDate: '2026-01-01',
        endDate: null,
        priceOverride: null,
        price: '8.25',
      },
    ]);
  });

  it('rates as texts that keep every digit', async () => {
    await app.knex('rates').where({ reseller_id: world.ours.resellerId }).update({ peak: 0.0125 });
    const { data } = await read(key, '/rates');
    expect(data).toMatchObject([{ prefix: '44', peak: '0.0125', connection: '0', cap: null }]);
  });

  it('invoices in whole pence, with the totals of all that was found, and lines', async () => {
    const { data, totals } = await read(key, '/invoices');
    expect(data).toMatchObject([
      { number: 'NORTH-000001', issueDate: '2026-06-01', netPence: 10010, grossPence: 12012 },
    ]);
    expect(totals).toEqual({ netPence: 10010, vatPence: 2002, grossPence: 12012 });
    const single = await read(key, `/invoices/${world.ours.invoiceDocumentId}`);
    expect(single.data.lines).toMatchObject([
      { position: 1, description: 'Line rental', netPence: 10010, vatPercent: '20' },
    ]);
    const none = await read(key, '/invoices', { 'filter[issueDate][lt]': '2026-01-01' });
    expect(none).toMatchObject({
      data: [],
      totals: { grossPence: 0 },
      page: { total: 0, count: 1 },
    });
  });

  it('bill runs with his part of them', async () => {
    const { data } = await read(key, '/bill-runs');
    expect(data).toMatchObject([
      { runDate: '2026-06-01', state: 'complete', customers: 1, invoices: 0, grossPence: 0 },
    ]);
    expect(Object.keys(data[0])).not.toContain('name');
  });

  it('usage files with what was not taken', async () => {
    const { data } = await read(key, `/usage-files/${world.ours.usageFileId}`);
    expect(data).toMatchObject({
      rowsRead: 2,
      sellPrice: '12.345678',
      suspended: [{ reason: 'unknown-service', rows: 1 }],
    });
    const rows = await read(key, `/usage-files/${world.ours.usageFileId}/suspended-rows`);
    expect(rows.data).toMatchObject([{ lineNo: 2, raw: 'a line of North' }]);
    await get(key, `/usage-files/${world.theirs.usageFileId}/suspended-rows`).expect(404);
    const sneaked = await read(key, `/usage-files/${world.ours.usageFileId}/suspended-rows`, {
      'filter[usageFileId]': world.theirs.usageFileId,
    });
    expect(sneaked.data).toHaveLength(1);
  });
});

describe('filter, order, pages', () => {
  beforeAll(async () => {
    const reseller = world.ours.resellerDocumentId;
    for (const [name, city, cycleDay] of [
      ['Alpha 100%', 'York', 3],
      ['Beta', 'York', 7],
      ['Gamma', null, 7],
    ] as const) {
      await makeCustomer({ strapi: app.strapi, reseller, name, city, cycleDay });
    }
  });

  const names = async (query: Record<string, string>): Promise<string[]> =>
    (await read(key, '/customers', query)).data.map(({ name }: { name: string }) => name);

  it.each([
    [{ 'filter[name]': 'Beta' }, ['Beta']],
    [{ 'filter[name][ne]': 'Beta' }, ['Alpha 100%', 'Gamma', 'North customer']],
    [{ 'filter[name][in]': 'Beta,Gamma' }, ['Beta', 'Gamma']],
    [{ 'filter[name][contains]': 'amm' }, ['Gamma']],
    [{ 'filter[name][contains]': '100%' }, ['Alpha 100%']],
    [{ 'filter[name][contains]': '%' }, ['Alpha 100%']],
    [{ 'filter[name][startsWith]': 'be' }, ['Beta']],
    [{ 'filter[cycleDay]': '7' }, ['Beta', 'Gamma']],
    [{ 'filter[cycleDay][gte]': '3', 'filter[city]': 'York' }, ['Alpha 100%', 'Beta']],
    [{ 'filter[cycleDay][gt]': '3', 'filter[cycleDay][lt]': '8' }, ['Beta', 'Gamma']],
    [{ 'filter[city][empty]': 'true' }, ['Gamma']],
    [{ 'filter[city][ne]': 'York' }, ['Gamma', 'North customer']],
    [{ 'filter[state]': 'closed' }, []],
    [{ 'filter[itemised]': 'false', 'filter[name]': 'Beta' }, ['Beta']],
    [{ 'filter[createdAt][lt]': '2020-01-01' }, []],
    [{ search: 'york' }, []],
    [{ search: 'bet' }, ['Beta']],
    [{ sort: '-name' }, ['North customer', 'Gamma', 'Beta', 'Alpha 100%']],
    [{ sort: '-cycleDay,-name' }, ['Gamma', 'Beta', 'Alpha 100%', 'North customer']],
    [{ sort: 'cycleDay', pageSize: '2', page: '2' }, ['Beta', 'Gamma']],
    [{ page: '99' }, []],
  ])('%j', async (query, expected) => {
    expect(await names(query as unknown as Record<string, string>)).toEqual(expected);
  });

  it('by what a row points at', async () => {
    const ours = await read(key, '/services', {
      'filter[customerId]': world.ours.customerDocumentId,
      sort: 'customerName',
    });
    expect(ours.data).toHaveLength(1);
    for (const id of [world.theirs.customerDocumentId, 'nothing']) {
      const other = await read(key, '/services', { 'filter[customerId]': id });
      expect(other.data).toEqual([]);
    }
    const priced = await read(key, '/services', { 'filter[price][gte]': '8.25' });
    expect(priced.data).toHaveLength(1);
    const pence = await read(key, '/invoices', { 'filter[grossPence]': '12012', search: 'north' });
    expect(pence.data).toHaveLength(1);
    const without = await read(key, '/services', { 'filter[sellCardId][empty]': 'true' });
    expect(without.data).toHaveLength(1);
    const inForce = await read(key, '/rate-card-versions', { 'filter[isInForce]': 'true' });
    expect(inForce.data).toHaveLength(1);
  });

  it('counts pages', async () => {
    const { page } = await read(key, '/customers', { pageSize: '3' });
    expect(page).toEqual({ number: 1, size: 3, count: 2, total: 4 });
  });

  it.each([
    [{ limit: '5' }, 'unknown-parameter', 'limit'],
    [{ 'filters[name]': 'x' }, 'unknown-parameter', 'filters'],
    [{ populate: '*' }, 'unknown-parameter', 'populate'],
    [{ page: '0' }, 'invalid-value', 'page'],
    [{ page: '-1' }, 'invalid-value', 'page'],
    [{ pageSize: '101' }, 'invalid-value', 'pageSize'],
    [{ pageSize: '1e1' }, 'invalid-value', 'pageSize'],
    [{ 'page[size]': '1' }, 'invalid-value', 'page'],
    [{ sort: 'secret' }, 'unknown-field', 'sort'],
    [{ sort: 'name desc' }, 'unknown-field', 'sort'],
    [{ sort: '' }, 'invalid-value', 'sort'],
    [{ sort: 'name;drop table customers' }, 'unknown-field', 'sort'],
    [{ 'filter[nothing]': 'x' }, 'unknown-field', 'filter[nothing]'],
    [{ 'filter[reseller_id]': '1' }, 'unknown-field', 'filter[reseller_id]'],
    [{ 'filter[name][like]': 'x' }, 'unknown-operator', 'filter[name][like]'],
    [{ 'filter[name][eq][eq]': 'x' }, 'invalid-value', 'filter[name][eq]'],
    [{ 'filter[state]': 'open' }, 'invalid-value', 'filter[state]'],
    [{ 'filter[cycleDay]': '1 or 1=1' }, 'invalid-value', 'filter[cycleDay]'],
    [{ 'filter[billingStart]': '2026-02-30' }, 'invalid-value', 'filter[billingStart]'],
    [{ 'filter[name]': '' }, 'invalid-value', 'filter[name]'],
    [{ 'filter[name]': 'a\0b' }, 'invalid-value', 'filter[name]'],
    [{ 'filter[itemised]': 'yes' }, 'invalid-value', 'filter[itemised]'],
    [{ filter: 'x' }, 'invalid-value', 'filter'],
    [{ search: 'x'.repeat(101) }, 'invalid-value', 'search'],
  ])('refuses %j', async (query, code, field) => {
    const { body } = await get(
      callers.panel as Caller,
      '/customers',
      query as unknown as Record<string, string>,
    ).expect(400);
    expect(body.error.details).toMatchObject({ code, field, whatToDo: expect.any(String) });
  });
});

describe('what a caller may not see does not exist for him', () => {
  const seen = async (caller: Caller, path: string): Promise<string[]> =>
    Object.keys((await read(caller, path)).data[0]);

  it('a partner sees accounts without prices, and nothing else', async () => {
    const customers = await read(partner, '/customers');
    expect(customers.data).toMatchObject([{ name: 'Brought in', state: 'active' }]);
    const services = await read(partner, '/services');
    expect(services.data).toMatchObject([{ productCode: 'SEAT', customerName: 'Brought in' }]);
    const shown = JSON.stringify([customers, services]);
    expect(shown).not.toMatch(/price|card|catalogue|payment|cycle|vat|77\.7/i);
    expect((await read(partner, '/resellers/me')).data).toMatchObject({ code: 'EAST' });
    for (const list of ['products', 'rate-cards', 'rates', 'bill-runs', 'usage-files']) {
      const { body } = await get(partner, `/${list}`).expect(403);
      expect(body.error.details.code).toBe('not-allowed');
    }
    await get(partner, `/invoices/${world.ours.invoiceDocumentId}`).expect(403);
  });

  it('nor can he filter or order by it: the same words as for what nobody has', async () => {
    const refusal = async (query: Record<string, string>) =>
      (await get(partner, '/services', query).expect(400)).body.error.message;
    expect(await refusal({ 'filter[price]': '77.7' })).toBe(
      (await refusal({ 'filter[bogus]': '77.7' })).replaceAll('bogus', 'price'),
    );
    expect(await refusal({ sort: 'priceOverride' })).toBe(
      (await refusal({ sort: 'bogus' })).replaceAll('bogus', 'priceOverride'),
    );
  });

  it('prices are hidden from a reseller who may not see tariffs', async () => {
    const resellers = app.knex('resellers').where({ id: world.ours.resellerId });
    await resellers.clone().update({ allow_see_tariffs: false });
    try {
      for (const name of ['key', 'panel', 'view-as']) {
        const caller = callers[name] as Caller;
        expect(await seen(caller, '/services')).not.toContain('price');
        expect(await seen(caller, '/customers')).not.toContain('catalogueName');
        await get(caller, '/services', { 'filter[price]': '1' }).expect(400);
        await get(caller, '/products').expect(403);
        await get(caller, '/rates').expect(403);
      }
    } finally {
      await resellers.clone().update({ allow_see_tariffs: true });
    }
    expect(await seen(key, '/services')).toContain('price');
  });

  it('a key sees what its scopes say', async () => {
    const narrow = await keyOf(app, world.ours.resellerId, ['invoices.read']);
    expect((await read(narrow, '/invoices')).data).toHaveLength(1);
    await get(narrow, '/customers').expect(403);
  });

  it('staff without a look see nobody’s, and strangers nothing', async () => {
    await app.request.get('/api/v1/customers').expect(401);
    await app.request.get('/reseller-access/my/customers').expect(401);
  });
});
