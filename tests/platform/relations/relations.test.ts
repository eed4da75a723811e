import {
  adminLogin,
  bootStrapi,
  makeCustomer,
  makeReseller,
  roleLogin,
  type AdminSession,
  type Made,
  type TestApp,
} from '../../support';

const CUSTOMER = 'api::customer.customer';

let app: TestApp;
let admin: AdminSession;
let north: Made;
let south: Made;

beforeAll(async () => {
  app = await bootStrapi({
    prepare: (strapi) => {
      // Conditions are taken during the boot only; content types are there from this hook on.
      strapi.hook('strapi::content-types.afterSync').register(() =>
        strapi.service('admin::permission').conditionProvider.register({
          displayName: 'Of North',
          name: 'of-north',
          category: 'test',
          handler: () => ({ 'reseller.code': { $eq: 'NORTH' } }),
        }),
      );
    },
  });
  admin = await adminLogin(app);
  north = await makeReseller({ strapi: app.strapi, code: 'NORTH', name: 'North' });
  south = await makeReseller({ strapi: app.strapi, code: 'SOUTH', name: 'South' });
});
afterAll(() => app.destroy());

const resellerIdOf = async (customer: { documentId: string }): Promise<number | null> => {
  const row = await app.knex('customers').where({ document_id: customer.documentId }).first();
  return row.reseller_id;
};

describe('through the Document Service', () => {
  const update = (customer: Made, reseller: unknown) =>
    app.strapi
      .documents(CUSTOMER)
      .update({ documentId: customer.documentId, data: { reseller } as never });

  it('creates with every way of naming the target', async () => {
    const named = [
      north.id,
      String(north.id),
      north.documentId,
      { id: north.id },
      { documentId: north.documentId },
      { connect: [{ documentId: north.documentId }] },
      { connect: [north.id] },
      { set: [north.documentId] },
      [north.documentId],
    ];
    for (const reseller of named) {
      const customer = await makeCustomer({ strapi: app.strapi, reseller });
      expect(await resellerIdOf(customer)).toBe(north.id);
    }
    expect(await resellerIdOf(await makeCustomer({ strapi: app.strapi }))).toBeNull();
    expect(
      await resellerIdOf(await makeCustomer({ strapi: app.strapi, reseller: null })),
    ).toBeNull();
  });

  it('updates, leaves alone, disconnects', async () => {
    const customer = await makeCustomer({ strapi: app.strapi, reseller: north.documentId });
    await update(customer, { connect: [], disconnect: [] });
    expect(await resellerIdOf(customer)).toBe(north.id);
    await update(customer, undefined);
    expect(await resellerIdOf(customer)).toBe(north.id);
    await update(customer, { disconnect: [{ documentId: south.documentId }] });
    expect(await resellerIdOf(customer)).toBe(north.id);
    await update(customer, { connect: [south.documentId], disconnect: [north.documentId] });
    expect(await resellerIdOf(customer)).toBe(south.id);
    await update(customer, { disconnect: [{ id: south.id }] });
    expect(await resellerIdOf(customer)).toBeNull();
    await update(customer, north.id);
    await update(customer, null);
    expect(await resellerIdOf(customer)).toBeNull();
  });

  it('clones with and without another target', async () => {
    const customer = await makeCustomer({ strapi: app.strapi, reseller: north.documentId });
    const clone = async (data: Record<string, unknown>) => {
      const result = await app.strapi
        .documents(CUSTOMER)
        .clone({ documentId: customer.documentId, data: data as never });
      return resellerIdOf({ documentId: result?.documentId ?? '' });
    };
    expect(await clone({ accountNumber: 'CLONE-1' })).toBe(north.id);
    expect(await clone({ accountNumber: 'CLONE-2', reseller: south.documentId })).toBe(south.id);
    expect(
      await clone({ accountNumber: 'CLONE-3', reseller: { connect: [], disconnect: [] } }),
    ).toBe(north.id);
  });

  it.each([{ documentId: 'unknown' }, 999_999, { connect: ['unknown'] }])(
    'refuses the unknown target %j',
    async (reseller) => {
      await expect(makeCustomer({ strapi: app.strapi, reseller })).rejects.toMatchObject({
        name: 'ValidationError',
        message: 'Reseller: there is no such reseller. Choose one from the list.',
        details: { code: 'unknown-relation', field: 'reseller' },
      });
    },
  );

  it('insists on relations that are required', async () => {
    const create = app.strapi
      .documents('api::subscription.subscription')
      .create({ data: { startDate: '2026-01-01' } as never });
    await expect(create).rejects.toMatchObject({
      details: { code: 'required', field: 'customer' },
    });
  });
});

describe('through the Content Manager', () => {
  const base = `/content-manager/collection-types/${CUSTOMER}`;
  const post = (data: object) => app.request.post(base).set(admin.headers).send(data);
  const put = (documentId: string, data: object) =>
    app.request.put(`${base}/${documentId}`).set(admin.headers).send(data);
  const get = (path: string) => app.request.get(path).set(admin.headers);

  const form = (accountNumber: string, reseller: unknown) => ({
    accountNumber,
    name: accountNumber,
    cycleDay: 1,
    billingStart: '2026-01-01',
    paymentMethod: 'bank-transfer',
    delivery: 'portal',
    state: 'active',
    reseller,
  });
  // What the panel's relation field sends.
  const connect = (target: Made) => ({
    connect: [{ id: target.id, documentId: target.documentId, isTemporary: true }],
    disconnect: [],
  });
  let created: { documentId: string };

  it('creates, updates, leaves alone and disconnects', async () => {
    const response = await post(form('CM-1', connect(north)));
    expect(response.status).toBe(201);
    created = response.body.data;
    expect(await resellerIdOf(created)).toBe(north.id);

    const untouched = await put(created.documentId, {
      name: 'Renamed',
      reseller: { connect: [], disconnect: [] },
    });
    expect(untouched.status).toBe(200);
    expect(await resellerIdOf(created)).toBe(north.id);

    expect((await put(created.documentId, { reseller: connect(south) })).status).toBe(200);
    expect(await resellerIdOf(created)).toBe(south.id);

    const disconnect = {
      connect: [],
      disconnect: [{ id: south.id, documentId: south.documentId }],
    };
    expect((await put(created.documentId, { reseller: disconnect })).status).toBe(200);
    expect(await resellerIdOf(created)).toBeNull();

    expect((await put(created.documentId, { reseller: connect(north) })).status).toBe(200);
  });

  it('clones', async () => {
    const response = await app.request
      .post(`${base}/clone/${created.documentId}`)
      .set(admin.headers)
      .send(form('CM-CLONE', { connect: [], disconnect: [] }));
    expect(response.status).toBe(200);
    expect(await resellerIdOf(response.body.data)).toBe(north.id);
  });

  it('answers 400 and names the field for an unknown target', async () => {
    const response = await post(form('CM-2', { connect: [{ documentId: 'unknown' }] }));
    expect(response.status).toBe(400);
    expect(response.body.error).toMatchObject({
      name: 'ValidationError',
      details: { code: 'unknown-relation', errors: [{ path: ['reseller'] }] },
    });
  });

  it('lists, filters and populates', async () => {
    const list = await get(`${base}?filters[$and][0][reseller][code][$eq]=NORTH&pageSize=100`);
    expect(list.status).toBe(200);
    const names = list.body.results.map(
      ({ reseller }: { reseller: { code: string } }) => reseller.code,
    );
    expect(names.length).toBeGreaterThan(1);
    expect(new Set(names)).toEqual(new Set(['NORTH']));

    const byDocument = await get(`${base}?filters[reseller][documentId][$eq]=${south.documentId}`);
    expect(byDocument.body.pagination.total).toBe(1);

    const sorted = await get(`${base}?sort=reseller.name:DESC&pageSize=1`);
    expect(sorted.status).toBe(200);
  });

  it('fills the relation picker and shows what is chosen', async () => {
    const picker = await get(
      `/content-manager/relations/${CUSTOMER}/reseller?id=${created.documentId}&_q=Sou`,
    );
    expect(picker.status).toBe(200);
    expect(picker.body.results.map(({ name }: { name: string }) => name)).toEqual(['South']);

    const chosen = await get(
      `/content-manager/relations/${CUSTOMER}/${created.documentId}/reseller`,
    );
    expect(chosen.status).toBe(200);
    expect(chosen.body.results).toMatchObject([{ documentId: north.documentId }]);
  });

  it('holds an RBAC condition on the relation', async () => {
    const role = {
      name: 'North only',
      permissions: ['explorer.read', 'explorer.update'].map((action) => ({
        action: `plugin::content-manager.${action}`,
        subject: CUSTOMER,
        properties: { fields: ['name', 'accountNumber', 'reseller'] },
        conditions: ['api::of-north'],
      })),
    };
    const clerk = await roleLogin({ app, role });
    const list = await app.request.get(`${base}?pageSize=100`).set(clerk.headers);
    expect(list.status).toBe(200);
    const total = await app.knex('customers').where({ reseller_id: north.id }).count({ n: '*' });
    expect(list.body.pagination.total).toBe(Number(total[0]?.n));

    const foreign = await app.knex('customers').where({ reseller_id: south.id }).first();
    const own = await app.request.get(`${base}/${created.documentId}`).set(clerk.headers);
    const other = await app.request.get(`${base}/${foreign.document_id}`).set(clerk.headers);
    expect([own.status, other.status]).toEqual([200, 403]);
  });
});
