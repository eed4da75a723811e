import { bootStrapi, type TestApp } from '../../support';
import { type Caller, keyOf } from './callers';
import { makeWorld } from './world';

let app: TestApp;
let key: Caller;

beforeAll(async () => {
  app = await bootStrapi();
  const { ours } = await makeWorld(app);
  key = await keyOf(app, ours.resellerId);
});
afterAll(() => app.destroy());

const type = (code: string) => `urn:billwright:problem:${code}`;

describe('an error of the REST interface', () => {
  it('is a problem, with a code for programs and words for people', async () => {
    const response = await app.request
      .get('/api/v1/customers')
      .set(key.headers)
      .query({ 'filter[nothing]': 'x' });
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(response.body).toEqual({
      type: type('unknown-field'),
      title: 'Unknown field',
      status: 400,
      detail: 'Customers have no field nothing.',
      code: 'unknown-field',
      field: 'filter[nothing]',
      whatToDo: 'Check how it is spelled.',
    });
  });

  it.each([
    ['nobody', 'get', '/api/v1/customers', {}, 401, 'not-logged-in'],
    ['a bad key', 'get', '/api/v1/me', { Authorization: 'Bearer bwk_x' }, 401, 'key-unknown'],
    ['somebody', 'get', '/api/v1/nothing', {}, 404, 'not-found'],
    ['somebody', 'get', '/api/v1', {}, 404, 'not-found'],
    ['somebody', 'get', '/API/V1/nothing', {}, 404, 'not-found'],
    ['the key', 'get', '/api/v1/customers/nothing', undefined, 404, 'not-found'],
    ['the key', 'delete', '/api/v1/customers', undefined, 405, 'method-not-allowed'],
    ['the key', 'patch', '/api/v1/customers/x', undefined, 405, 'method-not-allowed'],
  ] as const)('to %s who asks %s %s', async (_who, method, path, headers, status, code) => {
    const response = await app.request[method](path).set(headers ?? key.headers);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(response.status).toBe(status);
    expect(response.body).toMatchObject({
      type: type(code),
      status,
      code,
      title: expect.any(String),
      detail: expect.any(String),
      whatToDo: expect.any(String),
    });
    if (status === 401) expect(response.headers['www-authenticate']).toBe('Bearer');
    if (status === 405) expect(response.headers.allow).toContain('GET');
  });

  it('says that a body is not JSON, or too large', async () => {
    const send = (body: string) =>
      app.request
        .post('/api/v1/customers')
        .set({ ...key.headers, 'Content-Type': 'application/json' })
        .send(body);
    const broken = await send('{"name": ');
    expect(broken.body).toMatchObject({ status: 400, code: 'bad-request' });
    expect(JSON.stringify(broken.body)).not.toMatch(/position|Unexpected/);
    const large = await send(JSON.stringify({ name: 'x'.repeat(6 * 1024 * 1024) }));
    expect(large.body).toMatchObject({ status: 413, code: 'too-large' });
  });

  it('tells nothing of what went wrong inside, but a number to ask about', async () => {
    await app.knex.raw('alter table customers rename column city to town');
    app.strapi.log.silent = true;
    try {
      const { body, status } = await app.request.get('/api/v1/customers').set(key.headers);
      expect(status).toBe(500);
      expect(body).toMatchObject({ code: 'internal-error', incident: expect.any(String) });
      expect(JSON.stringify(body)).not.toMatch(/city|column|select/i);
    } finally {
      app.strapi.log.silent = false;
      await app.knex.raw('alter table customers rename column town to city');
    }
  });

  it('elsewhere is as Strapi answers it', async () => {
    const { body } = await app.request.get('/api/nothing');
    expect(body).toMatchObject({ error: { status: 404 } });
  });
});
