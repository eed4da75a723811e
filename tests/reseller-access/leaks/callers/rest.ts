import { createHash, createHmac, randomBytes } from 'node:crypto';

import { makeDocument, type TestApp } from '../../../support';
import { HOUSES } from '../world/houses';
import type { Caller } from './caller';

type Headers = Record<string, string>;

const bearer = (token: string): Headers => ({ Authorization: `Bearer ${token}` });

const SCOPES = [
  ...['customers.read', 'customers.write', 'services.read', 'services.write', 'tariffs.read'],
  ...['rates.write', 'invoices.read', 'runs.read', 'usage.read', 'usage.write', 'people.manage'],
  'keys.manage',
];

const makeKey = async (
  { knex }: TestApp,
  resellerId: number,
  row: Record<string, unknown> = {},
): Promise<Headers> => {
  const secret = `bwk_${randomBytes(32).toString('base64url')}`;
  await knex('billing.api_keys').insert({
    document_id: randomBytes(12).toString('hex'),
    reseller_id: resellerId,
    name: 'A key',
    prefix: secret.slice(0, 8),
    secret_sha256: createHash('sha256').update(secret).digest('hex'),
    scopes: SCOPES,
    created_by: 'test',
    ...row,
  });
  return bearer(secret);
};

const makeClosedReseller = async ({ strapi }: TestApp): Promise<number> => {
  const data = { code: 'CLOSED', name: 'Closed', legalName: 'Closed Ltd', invoicePrefix: 'CLO' };
  const uid = 'api::reseller.reseller';
  return (await makeDocument({ strapi, uid, data: { ...data, state: 'closed' } })).id;
};

let users = 0;

const makeUser = async (app: TestApp, house?: { id: number }): Promise<number> => {
  users += 1;
  const { strapi } = app;
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  const user = await strapi
    .plugin('users-permissions')
    .service('user')
    .add({
      username: `caller${users}`,
      email: `caller${users}@example.com`,
      password: 'Correct-horse-1',
      provider: 'local',
      confirmed: true,
      role: role.id,
    });
  if (house) {
    await makeDocument({
      strapi,
      uid: 'api::reseller-membership.reseller-membership',
      data: { apiUser: user.id, reseller: house.id, role: 'owner' },
    });
  }
  return user.id;
};

/** Logs in as Strapi does it, so that sessions, where they are kept, know of it. */
const login = async ({ request }: TestApp, id: number, name: string): Promise<Headers> => {
  const { status, body, text } = await request
    .post('/api/auth/local')
    .send({ identifier: name, password: 'Correct-horse-1' });
  if (status !== 200) throw new Error(`Log-in of user ${id} answered ${status}: ${text}`);
  return bearer(body.jwt);
};

const encoded = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** The token of somebody with another signature, or with none. */
export const forge = ({ Authorization = '' }: Headers, algorithm: 'HS256' | 'none'): Headers => {
  const [, payload = ''] = Authorization.replace('Bearer ', '').split('.');
  const unsigned = `${encoded({ alg: algorithm, typ: 'JWT' })}.${payload}`;
  const signature = createHmac('sha256', 'not the secret').update(unsigned).digest('base64url');
  return bearer(`${unsigned}.${algorithm === 'none' ? '' : signature}`);
};

/** Users of the REST interface, holders of keys, and those who pretend to be one. */
export const restCallers = async (app: TestApp): Promise<Caller[]> => {
  const { North, East } = HOUSES;
  const member = await makeUser(app, North);
  const memberHeaders = await login(app, member, `caller${users}`);
  const stranger = await makeUser(app);
  const strangerHeaders = await login(app, stranger, `caller${users}`);
  const past = new Date(Date.now() - 1000);
  return [
    { name: "North's REST user", headers: memberHeaders, knower: { reseller: 'North' } },
    { name: 'a REST user without a reseller', headers: strangerHeaders, knower: {} },
    {
      name: "North's key",
      headers: await makeKey(app, North.id),
      knower: { reseller: 'North' },
      isThorough: true,
    },
    {
      name: "a partner's key",
      headers: await makeKey(app, East.id),
      knower: { reseller: 'East' },
      isThorough: true,
    },
    {
      name: 'a key that was revoked',
      headers: await makeKey(app, North.id, { revoked_at: past, revoked_by: 'test' }),
      knower: {},
    },
    {
      name: 'a key of a closed reseller',
      headers: await makeKey(app, await makeClosedReseller(app)),
      knower: {},
    },
    {
      name: 'a REST token, signed by somebody',
      headers: forge(memberHeaders, 'HS256'),
      knower: {},
    },
    { name: 'a REST token, not signed', headers: forge(memberHeaders, 'none'), knower: {} },
  ];
};
