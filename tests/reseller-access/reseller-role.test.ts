import {
  type AdminSession,
  adminLogin,
  bootStrapi,
  createTestDatabase,
  type TestApp,
} from '../support';
import { resellerLogin } from './reseller-login';

describe('the role for resellers', () => {
  let app: TestApp;
  let reseller: AdminSession;

  beforeAll(async () => {
    app = await bootStrapi();
    reseller = await resellerLogin(app);
  });
  afterAll(() => app.destroy());

  it('has one permission', async () => {
    const permissions = await app.strapi.db.query('admin::permission').findMany({
      where: { role: { code: 'billwright-reseller' } },
    });
    expect(permissions).toMatchObject([
      { action: 'plugin::reseller-access.my.read', subject: null, conditions: [] },
    ]);
  });

  it.each([
    'content-manager/init',
    'content-manager/content-types',
    'content-manager/collection-types/api::customer.customer',
    'content-manager/relations/api::customer.customer/reseller',
    'content-manager/homepage/recent-documents?action=update',
    'content-manager/homepage/count-documents',
    'upload/files',
    'admin/users',
    'admin/roles',
    'bill-run/runs',
    'bill-run/invoices',
    'bill-run/usage-files',
    'collections/waiting',
    'collections/submissions',
  ])('does not get /%s', async (url) => {
    const { status } = await app.request.get(`/${url}`).set(reseller.headers);
    expect(status).toBe(403);
  });

  it('leaves the Content Manager to staff', async () => {
    const staff = await adminLogin(app);
    await app.request.get('/content-manager/init').set(staff.headers).expect(200);
  });
});

/** Strapi reads the seeded documents again for its events, in the background: destroyed then, the pool complains. */
const settle = async ({ knex }: TestApp): Promise<void> => {
  const { pool } = knex.client;
  while (pool.numUsed() + pool.numPendingAcquires() > 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('on the first start of an empty database', () => {
  it('comes beside the roles of Strapi, not instead of them', async () => {
    const database = await createTestDatabase({ empty: true });
    const app = await bootStrapi({ databaseUrl: database.url });
    const roles = await app.strapi.db.query('admin::role').findMany({ orderBy: 'code' });
    await settle(app);
    await app.destroy();
    await database.drop();
    expect(roles.map(({ code }) => code)).toEqual([
      'billwright-administrator',
      'billwright-auditor',
      'billwright-billing-operator',
      'billwright-collections',
      'billwright-reseller',
      'billwright-support',
      'strapi-author',
      'strapi-editor',
      'strapi-super-admin',
    ]);
  });
});
