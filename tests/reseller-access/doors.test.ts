import { createHash, randomBytes } from 'node:crypto';

import { adminLogin, type AdminSession, bootStrapi, makeDocument, type TestApp } from '../support';
import { resellerLogin } from './reseller-login';
import { type House, makeTwoResellers } from './two-resellers';

type Headers = Record<string, string>;

let app: TestApp;
let ours: House;
let theirs: House;

beforeAll(async () => {
  app = await bootStrapi();
  ({ ours, theirs } = await makeTwoResellers(app));
});
afterAll(() => app.destroy());

const bearer = (token: string): Headers => ({ Authorization: `Bearer ${token}` });

const makeKey = async (
  house: House,
  row: Record<string, unknown> = {},
): Promise<{ id: number; headers: Headers }> => {
  const secret = `bwk_${randomBytes(32).toString('base64url')}`;
  const [key] = await app
    .knex('billing.api_keys')
    .insert({
      document_id: randomBytes(12).toString('hex'),
      reseller_id: house.resellerId,
      name: 'A key',
      prefix: secret.slice(0, 8),
      secret_sha256: createHash('sha256').update(secret).digest('hex'),
      scopes: ['customers.read', 'invoices.read', 'people.manage'],
      created_by: 'test',
      ...row,
    })
    .returning('id');
  return { id: key.id, headers: bearer(secret) };
};

let users = 0;
const makeApiUser = async (): Promise<{ id: number; headers: Headers }> => {
  users += 1;
  const strapi = app.strapi;
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  const user = await strapi
    .plugin('users-permissions')
    .service('user')
    .add({
      username: `user${users}`,
      email: `user${users}@example.com`,
      password: 'Correct-horse-1',
      provider: 'local',
      confirmed: true,
      role: role.id,
    });
  const answer = await app.request
    .post('/api/auth/local')
    .send({ identifier: `user${users}`, password: 'Correct-horse-1' })
    .expect(200);
  return { id: user.id, headers: bearer(answer.body.jwt) };
};

const join = (data: Record<string, unknown>) =>
  makeDocument({
    strapi: app.strapi,
    uid: 'api::reseller-membership.reseller-membership',
    data,
  });

const me = (headers: Headers) => app.request.get('/api/v1/me').set(headers);

describe('the REST interface', () => {
  it('lets nobody in without a key, a log-in or a token', async () => {
    await me({}).expect(401);
    await me(bearer('nonsense')).expect(401);
  });

  it('lets a key of a reseller in, with what its scopes and the reseller allow', async () => {
    const { id, headers } = await makeKey(ours);
    const { body } = await me(headers).expect(200);
    expect(body.data).toMatchObject({
      via: 'key',
      reseller: { name: 'North', code: 'NORTH' },
      capabilities: ['customers.read', 'invoices.read'],
    });
    const row = await app.knex('billing.api_keys').where({ id }).first('last_used_at');
    expect(row.last_used_at).toBeInstanceOf(Date);
  });

  it.each([
    ['key-revoked', { revoked_at: new Date(), revoked_by: 'x' }],
    ['key-expired', { expires_at: new Date(Date.now() - 1000) }],
  ])('refuses a key: %s', async (code, row) => {
    const { body } = await me((await makeKey(ours, row)).headers).expect(401);
    expect(body).toMatchObject({ code });
  });

  it('refuses an unknown key, and those of a reseller who was closed or deleted, or has none', async () => {
    const { body } = await me(bearer('bwk_nobody')).expect(401);
    expect(body).toMatchObject({ code: 'key-unknown' });
    const { headers } = await makeKey(theirs);
    const resellers = app.knex('resellers').where({ id: theirs.resellerId });
    for (const [off, on, code] of [
      [{ status: 'closed' }, { status: 'active' }, 'key-revoked'],
      [{ allow_api_keys: false }, { allow_api_keys: true }, 'keys-switched-off'],
    ] as const) {
      await resellers.clone().update(off);
      expect((await me(headers).expect(401)).body).toMatchObject({ code });
      await resellers.clone().update(on);
    }
    await me(headers).expect(200);
    const gone = await makeDocument({
      strapi: app.strapi,
      uid: 'api::reseller.reseller',
      data: { code: 'GONE', name: 'Gone', legalName: 'Gone Ltd', invoicePrefix: 'GONE' },
    });
    const key = await makeKey({ ...theirs, resellerId: gone.id });
    await app.knex('resellers').where({ id: gone.id }).delete();
    await me(key.headers).expect(401);
  });

  it('takes no other reseller from the holder of a key', async () => {
    const { headers } = await makeKey(ours);
    await me({ ...headers, 'X-Reseller': 'NORTH' }).expect(200);
    const { body } = await me({ ...headers, 'X-Reseller': 'SOUTH' }).expect(403);
    expect(body).toMatchObject({ code: 'not-your-reseller' });
  });

  it('lets users in who are members, for as long as they are', async () => {
    const user = await makeApiUser();
    expect((await me(user.headers).expect(403)).body).toMatchObject({
      code: 'no-membership',
    });
    const membership = await join({ apiUser: user.id, reseller: ours.resellerId, role: 'billing' });
    const { body } = await me(user.headers).expect(200);
    expect(body.data).toMatchObject({ via: 'user', reseller: { name: 'North' } });
    expect(body.data.capabilities).toContain('customers.write');
    expect(body.data.capabilities).not.toContain('people.manage');
    await app.strapi
      .documents('api::reseller-membership.reseller-membership' as never)
      .update({ documentId: membership.documentId, data: { state: 'revoked' } as never });
    await me(user.headers).expect(403);
  });

  it('does not take a user of the panel for a user of the REST interface with the same number', async () => {
    const user = await makeApiUser();
    const jwt = app.strapi.plugin('users-permissions').service('jwt');
    const staff = await adminLogin(app);
    await join({ user: staff.id, reseller: ours.resellerId });
    await me(staff.headers).expect(401);
    // The other way round: the membership is of the panel user with this number.
    expect(user.id).not.toBe(staff.id);
    await me(bearer(jwt.issue({ id: staff.id }))).expect((response) => {
      expect([401, 403]).toContain(response.status);
    });
  });

  it('lets staff systems in with a token, for a reseller whom they name', async () => {
    const { accessKey } = await app.strapi.service('admin::api-token').create({
      name: 'Bureau',
      kind: 'content-api',
      type: 'full-access',
    });
    const { body } = await me(bearer(accessKey)).expect(400);
    expect(body).toMatchObject({ code: 'choose-a-reseller' });
    const chosen = await me({ ...bearer(accessKey), 'X-Reseller': 'SOUTH' }).expect(200);
    expect(chosen.body.data).toMatchObject({ via: 'bureau-token', reseller: { name: 'South' } });
  });

  it('keeps users and keys out of everything that is not made for resellers', async () => {
    const user = await makeApiUser();
    await join({ apiUser: user.id, reseller: ours.resellerId });
    for (const url of ['/api/upload/files', '/api/users', '/api/i18n/locales']) {
      const { body } = await app.request.get(url).set(user.headers).expect(403);
      expect(body.error.details).toMatchObject({ code: 'not-for-resellers' });
      await app.request
        .get(url)
        .set((await makeKey(ours)).headers)
        .expect(401);
    }
    await app.request.get('/api/users/me').set(user.headers).expect(200);
  });
});

describe('staff who look as a reseller', () => {
  const start = async (
    staff: AdminSession,
    house: House,
    row: Record<string, unknown> = {},
  ): Promise<string> => {
    const [session] = await app
      .knex('billing.view_as_sessions')
      .insert({
        user_id: staff.id,
        user_name: 'Staff',
        reseller_id: house.resellerId,
        reason: 'He called',
        expires_at: new Date(Date.now() + 60_000),
        ...row,
      })
      .returning('id');
    return session.id;
  };
  const look = (who: AdminSession, session: string, url = 'access') =>
    app.request.get(`/reseller-access/my/${url}`).set(who.headers).set('X-View-As', session);

  it('see what he sees, behind the same wall, and can change nothing', async () => {
    const staff = await adminLogin(app);
    const { body } = await look(staff, await start(staff, theirs)).expect(200);
    expect(body.data).toMatchObject({ via: 'view-as', reseller: { name: 'South' }, role: null });
    expect(body.data.capabilities.every((name: string) => name.endsWith('.read'))).toBe(true);
    const bills = await look(staff, await start(staff, theirs), 'invoices').expect(200);
    expect(bills.body.results.map(({ number }: { number: string }) => number)).toEqual([
      theirs.number,
    ]);
  });

  it('only in a look of their own that is not over', async () => {
    const staff = await adminLogin(app);
    const other = await adminLogin(app);
    const over = {
      started_at: new Date(Date.now() - 2000),
      expires_at: new Date(Date.now() - 1000),
    };
    for (const session of [
      await start(other, theirs),
      await start(staff, theirs, over),
      await start(staff, theirs, { ended_at: new Date() }),
      'nonsense',
    ]) {
      const { body } = await look(staff, session).expect(403);
      expect(body.error.details).toMatchObject({ code: 'view-as-ended' });
    }
  });

  it('which no reseller can use', async () => {
    const staff = await adminLogin(app);
    const thief = await resellerLogin(app);
    await join({ user: thief.id, reseller: ours.resellerId });
    const status = async (session: string) => (await look(thief, session)).status;
    expect(await status(await start(staff, theirs))).toBe(403);
    expect(await status(await start({ ...staff, id: thief.id }, theirs))).toBe(403);
  });

  it('which is written down and cannot be changed', async () => {
    const staff = await adminLogin(app);
    const id = await start(staff, ours);
    const sessions = app.knex('billing.view_as_sessions').where({ id });
    await expect(sessions.clone().update({ reseller_id: theirs.resellerId })).rejects.toThrow();
    await expect(sessions.clone().delete()).rejects.toThrow();
    await sessions.clone().update({ ended_at: new Date() });
    await expect(sessions.clone().update({ ended_at: null })).rejects.toThrow();
  });
});
