import type * as Audit from '../../../src/platform/audit';
import {
  adminLogin,
  bootStrapi,
  fromDist,
  makeCustomer,
  makeReseller,
  type TestApp,
} from '../../support';

const { listAudit } = fromDist<typeof Audit>('src/platform/audit');
const CUSTOMER = 'api::customer.customer';

let app: TestApp;
beforeAll(async () => {
  app = await bootStrapi();
});
afterAll(() => app.destroy());

const history = (documentId: string, contentType = CUSTOMER) =>
  listAudit({ strapi: app.strapi, contentType, documentId });

it('writes down what the system creates, changes and deletes', async () => {
  const reseller = await makeReseller({ strapi: app.strapi });
  const { documentId } = await makeCustomer({
    strapi: app.strapi,
    name: 'Before',
    reseller: reseller.documentId,
  });
  const documents = app.strapi.documents(CUSTOMER);
  await documents.update({ documentId, data: { name: 'After' } as never });
  await documents.update({ documentId, data: { name: 'After' } as never });
  await documents.delete({ documentId });

  const [deleted, updated, created, ...rest] = await history(documentId);
  expect(rest).toEqual([]);
  expect(created).toMatchObject({
    action: 'create',
    before: null,
    after: { name: 'Before', reseller: reseller.id, cycleDay: 1 },
    actor: { kind: 'system', id: null, name: null },
    source: 'system',
    ip: null,
  });
  expect(updated).toMatchObject({
    action: 'update',
    before: { name: 'Before' },
    after: { name: 'After' },
    changed: ['name'],
  });
  expect(deleted).toMatchObject({ action: 'delete', before: { name: 'After' }, after: null });
  const rows = await app
    .knex('billing.audit_log')
    .where({ document_id: documentId })
    .pluck('reseller_id');
  expect(rows).toEqual([reseller.id, reseller.id, reseller.id]);
});

it('knows who did it, from where, over HTTP', async () => {
  const admin = await adminLogin(app);
  const { documentId } = await makeCustomer({ strapi: app.strapi });
  const path = `/content-manager/collection-types/${CUSTOMER}/${documentId}`;
  const response = await app.request.put(path).set(admin.headers).send({ name: 'By hand' });
  expect(response.status).toBe(200);
  expect((await history(documentId))[0]).toMatchObject({
    action: 'update',
    actor: { kind: 'admin', id: String(admin.id), name: 'Test Admin' },
    source: `PUT ${path}`,
    ip: expect.stringContaining('127.0.0.1'),
    changed: ['name'],
  });
});

it('keeps no entry of a change that was rolled back, and no change without its entry', async () => {
  const { documentId } = await makeCustomer({ strapi: app.strapi, name: 'Steady' });
  await expect(
    app.strapi.db.transaction(async () => {
      await app.strapi
        .documents(CUSTOMER)
        .update({ documentId, data: { name: 'Shaken' } as never });
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await history(documentId)).toHaveLength(1);

  await app.knex.raw(
    `alter table billing.audit_log add constraint closed check (action <> 'update') not valid`,
  );
  await expect(
    app.strapi.documents(CUSTOMER).update({ documentId, data: { name: 'Shaken' } as never }),
  ).rejects.toThrow();
  await app.knex.raw('alter table billing.audit_log drop constraint closed');
  expect(await app.knex('customers').where({ document_id: documentId }).first()).toMatchObject({
    name: 'Steady',
  });
});

it('keeps exact decimals', async () => {
  const uid = 'api::product.product';
  const product = await app.strapi.documents(uid).create({
    data: {
      code: 'EXACT',
      name: 'Exact',
      invoiceText: 'Exact',
      price: '123456789.123456',
    } as never,
  });
  expect((await history(product.documentId, uid))[0]?.after).toMatchObject({
    price: 123456789.123456,
  });
});

it('cannot be changed afterwards', async () => {
  await makeCustomer({ strapi: app.strapi });
  await expect(app.knex('billing.audit_log').update({ source: 'nobody' })).rejects.toMatchObject({
    code: 'BW001',
  });
  await expect(app.knex('billing.audit_log').delete()).rejects.toMatchObject({ code: 'BW001' });
});
