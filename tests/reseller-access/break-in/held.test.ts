import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import jwt from 'jsonwebtoken';

import { bootStrapi, roleLogin, type TestApp } from '../../support';
import { type Caller, keyOf, memberOf, userOf, viewerOf } from '../rest/callers';
import { makeWorld, type World } from '../rest/world';

type Verb = 'get' | 'head' | 'post' | 'put' | 'delete';

let app: TestApp;
let world: World;
let member: Caller;
let user: Caller;
let key: Caller;

beforeAll(async () => {
  app = await bootStrapi();
  world = await makeWorld(app);
  const { resellerId } = world.ours;
  member = await memberOf(app, resellerId);
  user = await userOf(app, resellerId);
  key = await keyOf(app, resellerId, ['customers.read']);
});
afterAll(async () => app.destroy());

const statusOf = async (verb: Verb, route: string, headers: IncomingHttpHeaders): Promise<number> =>
  (await app.request[verb](route).set(headers)).status;

describe('another way to write a route of the bureau', () => {
  it.each([
    '/RESELLER-ACCESS/resellers',
    '/reseller-access/Resellers/',
    '//reseller-access/resellers',
    '/reseller-access/my/../resellers',
    '/reseller-access/my/..%2fresellers',
    '/reseller-access/my%2f..%2fresellers',
    '/Content-Manager/init',
    '/admin/Users/',
    '/admin/users/%6de',
    '/admin/users/me/../1',
  ])('%s lets no reseller’s person in', async (route) => {
    expect([400, 403, 404]).toContain(await statusOf('get', route, member.headers));
  });

  it('by another verb neither', async () => {
    expect(await statusOf('head', '/reseller-access/resellers', member.headers)).toBe(403);
    const answer = await app.request
      .get('/reseller-access/resellers')
      .set({ ...member.headers, 'X-HTTP-Method-Override': 'GET', 'X-Original-URL': '/my/access' });
    expect(answer.status).toBe(403);
  });
});

describe('what opens one door', () => {
  it('opens no other', async () => {
    expect(await statusOf('get', '/api/v1/me', member.headers)).toBe(401);
    expect(await statusOf('get', '/reseller-access/my/access', user.headers)).toBe(401);
    expect(await statusOf('get', '/reseller-access/my/access', key.headers)).toBe(401);
    expect(await statusOf('get', '/api/users/me', key.headers)).toBe(401);
  });

  it('cannot be made by who does not know the secret', async () => {
    const payload = { id: 1, userId: '1', type: 'access', sessionId: 'x' };
    const forged = [
      jwt.sign(payload, 'guessed'),
      jwt.sign(payload, 'test-jwt-secret'),
      jwt.sign(payload, null as never, { algorithm: 'none' }),
    ].map((token) => ({ Authorization: `Bearer ${token}` }));
    for (const headers of forged)
      expect(await statusOf('get', '/admin/users/me', headers)).toBe(401);
    expect(await statusOf('get', '/api/v1/me', forged[0] ?? {})).toBe(401);
    expect(await statusOf('get', '/api/v1/me', forged[2] ?? {})).toBe(401);
  });

  it.each([
    { 'X-Reseller': 'SOUTH' },
    { 'X-Reseller': 'NORTH, SOUTH' },
    { 'X-Reseller': ['NORTH', 'SOUTH'] },
  ])('with %j leads nowhere else', async (headers) => {
    expect(await statusOf('get', '/api/v1/customers', { ...key.headers, ...headers })).toBe(403);
  });

  it('does nothing beyond its scopes', async () => {
    expect(await statusOf('get', '/api/v1/invoices', key.headers)).toBe(403);
    expect(await statusOf('post', '/api/v1/customers', key.headers)).toBe(403);
  });
});

describe('who asks for more than he was given', () => {
  const invite = async (): Promise<string> => {
    const token = randomBytes(16).toString('hex');
    const role = await app.strapi.db
      .query('admin::role')
      .findOne({ where: { code: 'billwright-reseller' } });
    await app.strapi.service('admin::user').create({
      email: 'invited@north.example',
      firstname: 'Invited',
      lastname: 'Person',
      isActive: false,
      registrationToken: token,
      roles: [role.id],
    });
    return token;
  };

  it('by his invitation gets no role, and no address', async () => {
    const registrationToken = await invite();
    const userInfo = { firstname: 'A', lastname: 'B', password: 'Correct-horse-1' };
    for (const more of [{ roles: [1] }, { email: 'a@b.example' }, { isActive: true }]) {
      const answer = await app.request
        .post('/admin/register')
        .send({ registrationToken, userInfo: { ...userInfo, ...more } });
      expect(answer.status).toBe(400);
    }
  });

  it.each([{ roles: [1] }, { id: 1 }, { isActive: true }, { registrationToken: 'x' }])(
    'by his profile with %j gets none',
    async (body) => {
      const answer = await app.request.put('/admin/users/me').set(member.headers).send(body);
      expect(answer.status).toBe(400);
    },
  );

  it('by an operator where a token belongs finds nobody', async () => {
    const passwords = { password: 'Correct-horse-2', passwordConfirmation: 'Correct-horse-2' };
    const any = { $notNull: true };
    const statuses = [
      await app.request.post('/api/auth/reset-password').send({ code: any, ...passwords }),
      await app.request
        .post('/admin/reset-password')
        .send({ resetPasswordToken: any, ...passwords }),
      await app.request.post('/api/auth/local').send({ identifier: { $ne: 1 }, password: 'x' }),
      await app.request.get('/admin/registration-info?registrationToken[$ne]=1'),
      await app.request.get('/api/auth/email-confirmation?confirmation[$null]=true'),
    ].map(({ status }) => status);
    expect(statuses).toEqual([400, 400, 400, 400, 400]);
  });

  it('while he looks as a reseller makes no key', async () => {
    const viewer = await viewerOf(app, world.theirs.resellerId);
    const answer = await app.request
      .post('/reseller-access/my/keys')
      .set(viewer.headers)
      .send({ name: 'Mine', scopes: ['customers.read'] });
    expect(answer.status).toBe(403);
  });

  it('with every permission there is, as a member, gets to nothing of the bureau', async () => {
    const all: { actionId: string; subjects?: string[] }[] = await app.strapi
      .service('admin::permission')
      .actionProvider.values();
    const permissions = all
      .filter(({ subjects }) => !subjects)
      .map(({ actionId }) => ({ action: actionId }));
    const { id, headers } = await roleLogin({ app, role: { name: 'Everything', permissions } });
    await app.knex('reseller_memberships').insert({
      document_id: randomBytes(12).toString('hex'),
      user_id: id,
      reseller_id: world.ours.resellerId,
      role: 'owner',
      status: 'active',
    });
    const routes = [
      ...['/admin/users', '/admin/roles', '/admin/api-tokens', '/admin/webhooks', '/upload/files'],
      ...['/users-permissions/roles', '/email/settings', '/content-type-builder/content-types'],
      ...['/reseller-access/resellers', '/reseller-access/view-as', '/content-manager/init'],
    ];
    for (const route of routes)
      expect([route, await statusOf('get', route, headers)]).toEqual([route, 403]);
  });
});

describe('the log', () => {
  it('holds no token of an invitation', async () => {
    const lines: string[] = [];
    const log = jest.spyOn(app.strapi.log, 'http').mockImplementation((line: unknown) => {
      lines.push(String(line));
      return app.strapi.log;
    });
    await app.request.get('/admin/registration-info?x=1&registrationToken=verysecret&y=2');
    log.mockRestore();
    expect(lines.join('\n')).toContain('?x=1&registrationToken=***&y=2');
    expect(lines.join('\n')).not.toContain('verysecret');
  });
});
