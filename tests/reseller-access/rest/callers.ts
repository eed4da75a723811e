import { createHash, randomBytes } from 'node:crypto';

import { CAPABILITIES } from '../../../plugins/reseller-access/shared/contracts/access';
import { adminLogin, makeDocument, type TestApp } from '../../support';
import { resellerLogin } from '../reseller-login';

export type Headers = Record<string, string>;

/** Somebody who asks, and where: REST under /api/v1, a reseller's pages under /reseller-access/my. */
export type Caller = { headers: Headers; base: '/api/v1' | '/reseller-access/my' };

export const bearer = (token: string): Headers => ({ Authorization: `Bearer ${token}` });

const rest = (headers: Headers): Caller => ({ headers, base: '/api/v1' });
const panel = (headers: Headers): Caller => ({ headers, base: '/reseller-access/my' });

/** The holder of a key of a reseller, with all scopes unless said. */
export const keyOf = async (
  app: TestApp,
  resellerId: number,
  scopes: readonly string[] = CAPABILITIES,
): Promise<Caller & { id: number }> => {
  const secret = `bwk_${randomBytes(32).toString('base64url')}`;
  const [key] = await app
    .knex('billing.api_keys')
    .insert({
      document_id: randomBytes(12).toString('hex'),
      reseller_id: resellerId,
      name: 'A key',
      prefix: secret.slice(0, 8),
      secret_sha256: createHash('sha256').update(secret).digest('hex'),
      scopes: [...scopes],
      created_by: 'test',
    })
    .returning('id');
  return { id: Number(key.id), ...rest(bearer(secret)) };
};

const join = (app: TestApp, data: Record<string, unknown>) =>
  makeDocument({
    strapi: app.strapi,
    uid: 'api::reseller-membership.reseller-membership',
    data,
  });

/** A member of a reseller in the panel. */
export const memberOf = async (
  app: TestApp,
  resellerId: number,
  role: 'owner' | 'billing' | 'sales-read-only' = 'owner',
): Promise<Caller> => {
  const { id, headers } = await resellerLogin(app);
  await join(app, { user: id, reseller: resellerId, role });
  return panel(headers);
};

/** A user of the REST interface who is a member of a reseller. */
export const userOf = async (
  app: TestApp,
  resellerId: number,
  role: 'owner' | 'billing' | 'sales-read-only' = 'owner',
): Promise<Caller> => {
  const username = `user${randomBytes(4).toString('hex')}`;
  const authenticated = await app.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  const password = 'Correct-horse-1';
  const user = await app.strapi
    .plugin('users-permissions')
    .service('user')
    .add({
      username,
      email: `${username}@example.com`,
      password,
      provider: 'local',
      confirmed: true,
      role: authenticated.id,
    });
  await join(app, { apiUser: user.id, reseller: resellerId, role });
  const answer = await app.request
    .post('/api/auth/local')
    .send({ identifier: username, password })
    .expect(200);
  return rest(bearer(answer.body.jwt));
};

/** Staff who look at the panel as a reseller. */
export const viewerOf = async (app: TestApp, resellerId: number): Promise<Caller> => {
  const { id, headers } = await adminLogin(app);
  const [look] = await app
    .knex('billing.view_as_sessions')
    .insert({
      user_id: id,
      user_name: 'Staff',
      reseller_id: resellerId,
      reason: 'A test',
      expires_at: new Date(Date.now() + 60_000),
    })
    .returning('id');
  return panel({ ...headers, 'X-View-As': look.id });
};

/** A system of the bureau that acts for a reseller. */
export const bureauFor = async (app: TestApp, code: string): Promise<Caller> => {
  const { accessKey } = await app.strapi.service('admin::api-token').create({
    name: `Bureau ${randomBytes(4).toString('hex')}`,
    kind: 'content-api',
    type: 'full-access',
  });
  return rest({ ...bearer(accessKey), 'X-Reseller': code });
};
