import type { BureauRoleKey } from '../../../plugins/reseller-access/server/src/bureau-roles/roles';
import {
  type AdminSession,
  bootStrapi,
  makeCustomer,
  makeReseller,
  type TestApp,
} from '../../support';
import type { Made } from '../../support/factories';
import { bureauLogin } from './bureau-login';

const KEYS: BureauRoleKey[] = ['administrator', 'billing', 'collections', 'support', 'auditor'];
const CUSTOMERS = '/content-manager/collection-types/api::customer.customer';

let app: TestApp;
let customer: Made;
const sessions = {} as Record<BureauRoleKey, AdminSession>;

beforeAll(async () => {
  app = await bootStrapi();
  const { strapi } = app;
  const reseller = await makeReseller({ strapi });
  customer = await makeCustomer({ strapi, reseller: reseller.id, name: 'Ada Ltd' });
  for (const key of KEYS) sessions[key] = await bureauLogin(app, key);
});
afterAll(() => app.destroy());

const get = (key: BureauRoleKey, url: string) => app.request.get(url).set(sessions[key].headers);
const put = (key: BureauRoleKey, url: string, data: object) =>
  app.request.put(url).set(sessions[key].headers).send(data);

/** Who gets an answer; all others are refused. */
const DOORS: [url: string, keys: BureauRoleKey[]][] = [
  ['/bill-run/runs', KEYS],
  ['/bill-run/invoices', KEYS],
  ['/bill-run/usage-files', ['administrator', 'billing', 'support', 'auditor']],
  ['/collections/submissions', ['administrator', 'collections', 'auditor']],
  ['/reseller-access/my/overview', []],
  [CUSTOMERS, KEYS],
  [
    '/content-manager/collection-types/api::product-cost.product-cost',
    ['administrator', 'billing', 'auditor'],
  ],
  [
    '/content-manager/single-types/api::bureau-setting.bureau-setting',
    ['administrator', 'billing', 'auditor'],
  ],
  [
    '/content-manager/collection-types/api::mandate.mandate',
    ['administrator', 'billing', 'collections', 'auditor'],
  ],
  ['/content-manager/collection-types/admin::user', []],
  ['/content-manager/collection-types/plugin::users-permissions.user', []],
  ['/admin/users', ['administrator', 'auditor']],
  ['/admin/roles', ['administrator', 'auditor']],
  ['/admin/api-tokens', ['administrator']],
  ['/admin/transfer/tokens', []],
  ['/admin/webhooks', []],
  ['/upload/files', ['administrator', 'auditor']],
  ['/users-permissions/providers', []],
];

describe('a person with one of the bureau’s roles', () => {
  it.each(DOORS)('%s answers %s, nobody else', async (url, keys) => {
    for (const key of KEYS) {
      const { status } = await get(key, url);
      expect({ key, status }).toEqual({ key, status: keys.includes(key) ? 200 : 403 });
    }
  });

  it('as an auditor writes nothing', async () => {
    await put('auditor', `${CUSTOMERS}/${customer.documentId}`, { name: 'B' }).expect(403);
    await put('auditor', `/admin/users/${sessions.support.id}`, { firstname: 'B' }).expect(403);
    for (const url of [CUSTOMERS, '/bill-run/runs', '/admin/users', '/admin/api-tokens']) {
      await app.request.post(url).set(sessions.auditor.headers).send({}).expect(403);
    }
  });

  it('in support corrects how to reach a customer, and nothing else of him', async () => {
    const { body } = await put('support', `${CUSTOMERS}/${customer.documentId}`, {
      contactName: 'Ada',
      name: 'Other Ltd',
      cycleDay: 28,
      paymentMethod: 'direct-debit',
    }).expect(200);
    expect(body.data).toMatchObject({ contactName: 'Ada', name: 'Ada Ltd', cycleDay: 1 });
    expect(body.data.paymentMethod).toBe(customer.paymentMethod);
  });

  it('in collections also sets how he pays', async () => {
    const { body } = await put('collections', `${CUSTOMERS}/${customer.documentId}`, {
      paymentMethod: 'direct-debit',
      cycleDay: 28,
    }).expect(200);
    expect(body.data).toMatchObject({ paymentMethod: 'direct-debit', cycleDay: 1 });
  });

  it('never sees what opens an account of the panel', async () => {
    const { id } = sessions.administrator;
    await app.knex('admin_users').where({ id }).update({
      reset_password_token: 'SECRET-RESET',
      registration_token: 'SECRET-INVITATION',
    });
    await app.knex('customers').where({ id: customer.id }).update({ created_by_id: id });
    for (const key of KEYS) {
      for (const url of [
        '/admin/users?pageSize=100&populate=*',
        `/admin/users/${id}`,
        `${CUSTOMERS}?populate[createdBy][populate]=*`,
        '/content-manager/relations/api::customer.customer/reseller',
      ]) {
        const { text } = await get(key, url);
        expect({ key, url, shows: /SECRET|\$2[aby]\$/.test(text) }).toEqual({
          key,
          url,
          shows: false,
        });
      }
      const guess = '/admin/users?filters[resetPasswordToken][$startsWith]=SECRET';
      expect((await get(key, guess)).status).toBeGreaterThanOrEqual(400);
    }
  });
});
