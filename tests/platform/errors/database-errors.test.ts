import {
  adminLogin,
  bootStrapi,
  makeCustomer,
  makeDocument,
  makeProduct,
  makeRateCard,
  makeReseller,
  makeSubscription,
  type AdminSession,
  type TestApp,
} from '../../support';

let app: TestApp;
let admin: AdminSession;

beforeAll(async () => {
  app = await bootStrapi({
    prepare: (strapi) => {
      // A route that leaves a database error to whoever stands around it.
      strapi.server.routes([
        {
          method: 'GET',
          path: '/test/raw-error',
          handler: () => strapi.db.connection.raw('select 99999999999::bigint::int'),
          config: { auth: false },
        },
      ]);
    },
  });
  admin = await adminLogin(app);
});
afterAll(() => app.destroy());

const post = (uid: string, data: object) =>
  app.request.post(`/content-manager/collection-types/${uid}`).set(admin.headers).send(data);
const del = (uid: string, documentId: string) =>
  app.request.delete(`/content-manager/collection-types/${uid}/${documentId}`).set(admin.headers);

const reseller = (code: string, invoicePrefix: string) => ({
  code,
  name: code,
  legalName: code,
  invoicePrefix,
  mode: 'wholesale',
  state: 'active',
});

it('names the field that is taken, and marks it', async () => {
  await makeReseller({ strapi: app.strapi, code: 'TAKEN', invoicePrefix: 'TK' });
  const response = await post('api::reseller.reseller', reseller('TAKEN', 'T2'));
  expect(response.status).toBe(400);
  expect(response.body.error).toMatchObject({
    name: 'ValidationError',
    message:
      'There already is a reseller with this code. Change it here, or edit the one that exists.',
    details: { code: 'already-exists', field: 'code', errors: [{ path: ['code'] }] },
  });
  const prefix = await post('api::reseller.reseller', reseller('FREE', 'TK'));
  expect(prefix.body.error.details).toMatchObject({ field: 'invoicePrefix' });
});

it('names all fields of a key, also of one over an expression', async () => {
  const first = { strapi: app.strapi, accountNumber: 'SAME' };
  await makeCustomer(first);
  await expect(makeCustomer(first)).rejects.toMatchObject({
    message: expect.stringContaining('a customer with this reseller and account number'),
    details: { code: 'already-exists', field: 'reseller, accountNumber' },
  });
});

it('says in its own words that there is an active mandate', async () => {
  const customer = await makeCustomer({ strapi: app.strapi });
  const originator = await makeDocument({
    strapi: app.strapi,
    uid: 'api::bacs-originator.bacs-originator',
    data: {
      name: 'Shared',
      serviceUserNumber: '123456',
      serviceUserName: 'BUREAU',
      sortCode: '000000',
      accountNumber: '00000000',
      accountName: 'BUREAU',
    },
  });
  const mandate = (reference: string) =>
    makeDocument({
      strapi: app.strapi,
      uid: 'api::mandate.mandate',
      data: {
        customer: customer.documentId,
        originator: originator.documentId,
        reference,
        sortCode: '000000',
        accountNumber: '00000000',
        accountName: 'PAYER',
        signedOn: '2026-01-01',
        state: 'active',
      },
    });
  await mandate('FIRST-01');
  await expect(mandate('SECOND-1')).rejects.toMatchObject({
    message: 'This customer already has an active mandate. Cancel that one first.',
    details: { field: 'state' },
  });
});

it('refuses what checks of the database refuse, readably', async () => {
  const customer = await makeCustomer({ strapi: app.strapi });
  const update = app.knex('customers').where({ id: customer.id }).update({ cycle_day: 32 });
  await expect(update).rejects.toMatchObject({ code: '23514' });
  await expect(
    app.strapi.db.query('api::customer.customer' as never).update({
      where: { id: customer.id },
      data: { cycleDay: 32 } as never,
    }),
  ).rejects.toMatchObject({ code: '23514' });
});

it('says that a number is too large', async () => {
  const response = await post('api::product.product', {
    code: 'HUGE',
    name: 'Huge',
    invoiceText: 'Huge',
    price: 1e15,
  });
  expect(response.status).toBe(400);
  expect(response.body.error.details).toMatchObject({ code: 'out-of-range' });
});

it('keeps what others live on, and says what to do', async () => {
  const { card } = await makeRateCard({ strapi: app.strapi });
  const response = await del('api::rate-card.rate-card', card.documentId);
  expect(response.status).toBe(409);
  expect(response.body.error).toMatchObject({
    message: 'Still used by rate card versions. Close it instead of deleting it.',
    details: { code: 'referenced' },
  });
});

it('keeps the bill day of a customer who has been billed', async () => {
  const customer = await makeCustomer({ strapi: app.strapi });
  await app
    .knex('billing.customer_cycles')
    .where({ customer_id: customer.id })
    .update({ last_invoice_id: 1 });
  const response = await app.request
    .put(`/content-manager/collection-types/api::customer.customer/${customer.documentId}`)
    .set(admin.headers)
    .send({ cycleDay: 15 });
  expect(response.status).toBe(409);
  expect(response.body.error.details).toMatchObject({ code: 'cycle-in-use', field: 'cycleDay' });
});

it('never changes a service of no quantity or a row that is gone into a bare 500', async () => {
  const customer = await makeCustomer({ strapi: app.strapi });
  const product = await makeProduct({ strapi: app.strapi });
  const { documentId } = await makeSubscription({
    strapi: app.strapi,
    customer: customer.documentId,
    product: product.documentId,
  });
  const response = await del('api::customer.customer', customer.documentId);
  expect(response.status).toBe(409);
  expect((await del('api::subscription.subscription', documentId)).status).toBe(200);
  expect((await del('api::customer.customer', customer.documentId)).status).toBe(200);
});

it('also explains what a route of its own leaves to it', async () => {
  const response = await app.request.get('/test/raw-error');
  expect(response.status).toBe(400);
  expect(response.body.error.details).toMatchObject({ code: 'out-of-range' });
});
