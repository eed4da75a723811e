import { adminLogin, bootStrapi, type TestApp } from '../../support';
import { type Caller, keyOf, memberOf } from '../rest/callers';
import { makeWorld, type World } from '../rest/world';

let app: TestApp;
let world: World;
let owner: Caller;
let key: Caller;

beforeAll(async () => {
  app = await bootStrapi();
  world = await makeWorld(app);
  await app
    .knex('resellers')
    .whereIn('id', [world.ours.resellerId, world.theirs.resellerId])
    .update({ allow_edit_services: true });
  owner = await memberOf(app, world.ours.resellerId);
  key = await keyOf(app, world.ours.resellerId);
});
afterAll(async () => app.destroy());

describe('the address of a log-in', () => {
  const put = (body: object) => app.request.put('/admin/users/me').set(owner.headers).send(body);
  const addressNow = async (): Promise<string> => {
    const { body } = await app.request.get('/admin/users/me').set(owner.headers).expect(200);
    return (body as { data: { email: string } }).data.email;
  };

  it('is not changed by a reseller’s person to one that another reseller is about to invite', async () => {
    const before = await addressNow();
    const answer = await put({ email: 'boss@south.example' });
    expect(answer.status).toBe(403);
    expect(answer.body.error.details.code).toBe('address-fixed');
    expect(await addressNow()).toBe(before);
  });

  it('tells him nothing about which addresses are taken', async () => {
    const staff = await adminLogin(app);
    const [taken, free] = [await put({ email: staff.email }), await put({ email: 'a@b.example' })];
    expect([taken.status, taken.text]).toEqual([free.status, free.text]);
  });

  it('stays what it is when the profile page sends it with the rest', async () => {
    const email = await addressNow();
    await put({ email, firstname: 'Nora', preferedLanguage: 'en' }).expect(200);
  });

  it('can be changed by staff, who are no reseller’s', async () => {
    const staff = await adminLogin(app);
    await app.request
      .put('/admin/users/me')
      .set(staff.headers)
      .send({ email: 'moved@bureau.example' })
      .expect(200);
  });
});

describe('a number that calls are billed by', () => {
  const start = (identifier: string, dates: object = {}) =>
    app.request
      .post('/api/v1/services')
      .set(key.headers)
      .send({
        customerId: world.ours.customerDocumentId,
        productId: world.product.documentId,
        startDate: '2026-02-01',
        identifier,
        ...dates,
      });

  beforeAll(async () => {
    await app
      .knex('subscriptions')
      .where({ document_id: world.theirs.service.documentId })
      .update({ identifier: '442079460000', start_date: '2026-02-01', end_date: '2026-06-01' });
  });

  it.each(['442079460000', '02079460000', '00442079460000', '4402079460000', '0207-946.0000'])(
    'of another reseller cannot be claimed as %s',
    async (identifier) => {
      const answer = await start(identifier);
      expect(answer.body).toMatchObject({
        status: 409,
        code: 'number-taken',
        field: 'identifier',
      });
      expect(answer.text).not.toContain('South');
    },
  );

  it('can be taken over when the other has given it up, and not a day before', async () => {
    expect((await start('442079460000', { startDate: '2026-05-31' })).status).toBe(409);
    expect((await start('442079460000', { startDate: '2026-06-01' })).status).toBe(201);
  });

  it('is not got by prolonging a service that had it before', async () => {
    const early = await start('442079460000', { startDate: '2026-01-01', endDate: '2026-02-01' });
    expect(early.status).toBe(201);
    const answer = await app.request
      .put(`/api/v1/services/${early.body.data.id}`)
      .set(key.headers)
      .send({ endDate: null });
    expect([answer.status, answer.body.code]).toEqual([409, 'number-taken']);
  });

  it('may stand on two services of one reseller', async () => {
    expect((await start('441610000001')).status).toBe(201);
    expect((await start('441610000001')).status).toBe(201);
  });
});

describe('a text with a NUL in it is a bad request, and no incident,', () => {
  it.each(['/api/v1/invoices/%00/pdf', '/api/v1/customers/%00'])('%s', async (route) => {
    expect((await app.request.get(route).set(key.headers)).status).toBeLessThan(500);
  });

  it.each(['/invoices/%00/pdf', '/invoices?search=%00'])('my%s', async (route) => {
    const answer = await app.request.get(`${owner.base}${route}`).set(owner.headers);
    expect(answer.status).toBeLessThan(500);
  });

  it('as the name of a key', async () => {
    const answer = await app.request
      .post(`${owner.base}/keys`)
      .set(owner.headers)
      .send({ name: 'a\u0000b', scopes: ['customers.read'] });
    expect(answer.status).toBe(400);
  });
});
