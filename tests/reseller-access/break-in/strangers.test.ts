import { readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { adminLogin, bootStrapi, makeReseller, type TestApp } from '../../support';
import { userOf } from '../rest/callers';

const UNKNOWN = 'nobody@example.com';
const SITE = 'https://shop.bureau.example';
/** Unlikely enough to be told from the uploads of other tests that run now. */
const SIZE = 48_611;

let app: TestApp;
let known: { id: number; email: string };

beforeAll(async () => {
  app = await bootStrapi();
  const { id } = await makeReseller({ strapi: app.strapi, name: 'North', code: 'NORTH' });
  await userOf(app, id);
  known = await app.knex('up_users').orderBy('id', 'desc').first('id', 'email');
});
afterAll(async () => app.destroy());

/** Uploads of this test that lie in the folder for temporary files. */
const leftBehind = (): string[] =>
  readdirSync(tmpdir()).filter((name) => {
    const stats = statSync(path.join(tmpdir(), name), { throwIfNoEntry: false });
    return stats?.isFile() && stats.size === SIZE;
  });

describe('a site under the same domain as the panel', () => {
  it('gets no answer by the cookie of who is logged in to the panel', async () => {
    const { email } = await adminLogin(app);
    const login = await app.request
      .post('/admin/login')
      .send({ email, password: 'Correct-horse-1' })
      .expect(200);
    const answer = await app.request
      .post('/admin/access-token')
      .set('Cookie', login.headers['set-cookie'] as unknown as string[])
      .set('Origin', SITE);
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    const preflight = await app.request
      .options('/admin/access-token')
      .set('Origin', SITE)
      .set('Access-Control-Request-Method', 'POST');
    expect(preflight.headers['access-control-allow-credentials']).toBeUndefined();
  });
});

describe('a stranger', () => {
  it('cannot register', async () => {
    const answer = await app.request
      .post('/api/auth/local/register')
      .send({ username: 'stranger', email: known.email, password: 'Correct-horse-1' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Register action is currently disabled');
  });

  it.each(['/api/auth/forgot-password', '/api/auth/send-email-confirmation'])(
    'cannot tell by %s who is known when no mail can be sent',
    async (route) => {
      const ask = async (email: string) => {
        const { status, text } = await app.request.post(route).send({ email });
        return { status, text: text.replace(email, '') };
      };
      await app.knex('up_users').where({ id: known.id }).update({ confirmed: false });
      expect(await ask(known.email)).toEqual(await ask(UNKNOWN));
      await app.knex('up_users').where({ id: known.id }).update({ confirmed: true });
      expect(await ask(known.email)).toEqual(await ask(UNKNOWN));
    },
  );

  it('is told what is wrong with what he sent', async () => {
    const answer = await app.request
      .post('/api/auth/forgot-password')
      .send({ email: 'no address' });
    expect(answer.status).toBe(400);
  });

  it('has no file read at all, so that none can fill the disk', async () => {
    const answer = await app.request.post('/admin/login').attach('x', Buffer.alloc(SIZE), 'a.bin');
    expect(answer.status).toBe(401);
    expect(leftBehind()).toEqual([]);
  });
});

describe('what somebody uploads', () => {
  it.each([
    ['to a route that takes no file', '/admin/login', 'x'],
    ['in the usual field, and is refused', '/upload', 'files'],
    ['to nowhere', '/nowhere', 'x'],
    ['to the REST interface', '/api/v1/me', 'x'],
  ])('%s stays nowhere', async (_case, route, field) => {
    await app.request
      .post(route)
      .set('Authorization', 'Bearer made-up')
      .attach(field, Buffer.alloc(SIZE), 'a.bin');
    // Strapi removes what it removes after the answer.
    for (let tries = 0; tries < 40 && leftBehind().length > 0; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(leftBehind()).toEqual([]);
  });
});
