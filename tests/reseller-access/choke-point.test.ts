import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { adminLogin, type AdminSession, bootStrapi, makeDocument, type TestApp } from '../support';
import { resellerLogin } from './reseller-login';
import { fillPath, listRoutes } from './routes';
import { type House, makeTwoResellers } from './two-resellers';

type Auth = { authenticate: (ctx: Context, next: Next) => Promise<unknown> };
type Routers = { admin: { routes: { method: string; path: string; handler: unknown }[] } };

let app: TestApp;
let ours: House;
let theirs: House;
let me: AdminSession;

/** What a handler sees that knows nothing of the wall. */
const look = async (ctx: Context): Promise<void> => {
  const { db } = app.strapi;
  const user = await db.connection.raw('select current_user as name');
  ctx.body = {
    role: user.rows[0].name,
    raw: await db.connection('customers').orderBy('id').pluck('name'),
    query: await db.query('api::customer.customer').count({}),
    documents: await app.strapi.documents('api::customer.customer' as never).count({}),
  };
};

const routes: Record<string, (ctx: Context) => Promise<void>> = {
  '/my/look': look,
  '/my/fail': async () => {
    throw new Error('A mistake in a handler.');
  },
};

/** Takes the added routes away: the files after this one share what the plugin declares. */
let removeRoutes = (): void => undefined;

/** A plugin's own routes, added as a plugin declares them. */
const addRoutes = (strapi: Core.Strapi): void => {
  const { admin } = strapi.plugin('reseller-access').routes as unknown as Routers;
  const declared = admin.routes.length;
  removeRoutes = () => {
    admin.routes.length = declared;
  };
  for (const [path, handler] of Object.entries(routes)) {
    admin.routes.push({ method: 'GET', path, handler });
  }
};

beforeAll(async () => {
  app = await bootStrapi({ prepare: addRoutes });
  ({ ours, theirs } = await makeTwoResellers(app));
  me = await resellerLogin(app);
  await join(me, ours);
});
afterAll(async () => {
  await app.destroy();
  removeRoutes();
});
afterEach(() => jest.restoreAllMocks());

const join = (who: AdminSession, house: House) =>
  makeDocument({
    strapi: app.strapi,
    uid: 'api::reseller-membership.reseller-membership',
    data: { user: who.id, reseller: house.resellerId },
  });

const get = (url: string, who = me) => app.request.get(url).set(who.headers);

describe('the place in Strapi where the wall stands', () => {
  it('is passed by every request to every route', async () => {
    const auth: Auth = app.strapi.get('auth');
    jest.spyOn(auth, 'authenticate').mockImplementation(async (ctx) => {
      ctx.status = 418;
    });
    const all = listRoutes(app);
    const round: string[] = [];
    for (const { method, path } of all) {
      const { status } = await app.request[method](fillPath(path, () => 'x'));
      if (status !== 418) round.push(path);
    }
    expect(all.length).toBeGreaterThan(250);
    expect([...new Set(round)]).toEqual(['/_health']);
  });

  it('comes before the handler, and after it is known who asks', async () => {
    const auth: Auth = app.strapi.get('auth');
    const wall = auth.authenticate;
    const seen: unknown[] = [];
    jest.spyOn(auth, 'authenticate').mockImplementation((ctx, next) =>
      wall(ctx, async () => {
        // Static files come first, for which nobody is asked who he is.
        if (ctx.state.user) seen.push(ctx.state.user.id, ctx.body);
        return next();
      }),
    );
    const { body } = await get('/reseller-access/my/look').expect(200);
    expect(seen).toEqual([me.id, undefined]);
    expect(body.role).toBe('billing_reseller');
  });
});

describe('a request of somebody who works for a reseller', () => {
  it('sees only his, whatever it uses', async () => {
    const { body } = await get('/reseller-access/my/look').expect(200);
    expect(body).toEqual({
      role: 'billing_reseller',
      raw: ['North customer'],
      query: 1,
      documents: 1,
    });
  });

  it('sees those of the one he chose of all his resellers', async () => {
    const both = await resellerLogin(app);
    await join(both, ours);
    await join(both, theirs);
    const first = await get('/reseller-access/my/look', both).expect(200);
    expect(first.body.raw).toEqual(['North customer']);
    const chosen = await get('/reseller-access/my/look', both).set('X-Reseller', 'SOUTH');
    expect(chosen.body.raw).toEqual(['South customer']);
  });

  it('keeps requests at the same time apart, and gives its connection back', async () => {
    const other = await resellerLogin(app);
    await join(other, theirs);
    const { httpServer } = app.strapi.server;
    await new Promise<void>((resolve) => httpServer.listen(0, resolve));
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const who = index % 2 === 0 ? me : other;
        const { body } = await get('/reseller-access/my/look', who);
        return body.raw;
      }),
    );
    const expected = answers.map((_, index) => [index % 2 ? 'South customer' : 'North customer']);
    expect(answers).toEqual(expected);
    await new Promise((resolve) => httpServer.close(resolve));
    const { rows } = await app.knex.raw(
      `select count(*)::int as open from pg_stat_activity
       where datname = current_database() and state like 'idle in transaction%'`,
    );
    expect(rows).toEqual([{ open: 0 }]);
  });

  it('gives its connection back when the handler fails', async () => {
    jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
    for (let count = 0; count < 30; count += 1) await get('/reseller-access/my/fail').expect(500);
    await get('/reseller-access/my/look').expect(200);
  });

  it('is refused from the moment his membership is revoked', async () => {
    const gone = await resellerLogin(app);
    const { documentId } = await join(gone, ours);
    await get('/reseller-access/my/look', gone).expect(200);
    await app.strapi
      .documents('api::reseller-membership.reseller-membership' as never)
      .update({ documentId, data: { state: 'revoked' } as never });
    const { body } = await get('/reseller-access/my/look', gone).expect(403);
    expect(body.error.details).toMatchObject({ code: 'no-membership' });
  });

  it('cannot choose a reseller who is not his', async () => {
    for (const choice of ['SOUTH', theirs.resellerDocumentId, 'NOBODY']) {
      const { body } = await get('/reseller-access/my/look').set('X-Reseller', choice).expect(403);
      expect(body.error.details).toMatchObject({ code: 'not-your-reseller' });
    }
  });

  it('cannot name another reseller', async () => {
    const { body } = await get(`/reseller-access/my/look?resellerId=${theirs.resellerId}`)
      .set('x-reseller-id', String(theirs.resellerId))
      .expect(200);
    expect(body.raw).toEqual(['North customer']);
  });

  it('is refused every route that is not made for resellers, although his role may', async () => {
    const role = await app.strapi.db
      .query('admin::role')
      .findOne({ where: { code: 'billwright-reseller' }, populate: ['permissions'] });
    const actions = ['plugin::bill-run.runs.read', 'plugin::bill-run.invoices.read'];
    const added = (await app.strapi.service('admin::role').addPermissions(
      role.id,
      actions.map((action) => ({ action })),
    )) as { id: number }[];
    for (const url of ['/bill-run/runs', '/bill-run/invoices', '/admin/guided-tour-meta']) {
      const { body } = await get(url).expect(403);
      expect(body.error.details).toMatchObject({ code: 'not-for-resellers' });
    }
    await app.strapi.db
      .query('admin::permission')
      .deleteMany({ where: { id: { $in: added.map(({ id }) => id) } } });
  });

  it('is confined by a token of his as by his log-in', async () => {
    const { accessKey } = await app.strapi.service('admin::api-token-admin').create(
      {
        name: 'A token',
        kind: 'admin',
        adminUserOwner: me.id,
        adminPermissions: [
          {
            action: 'plugin::reseller-access.my.read',
            subject: null,
            properties: {},
            conditions: [],
          },
        ],
      },
      await app.strapi.db
        .query('admin::user')
        .findOne({ where: { id: me.id }, populate: ['roles'] }),
    );
    const withToken = { ...me, headers: { Authorization: `Bearer ${accessKey}` } };
    const { body } = await get('/reseller-access/my/look', withToken).expect(200);
    expect(body).toMatchObject({ role: 'billing_reseller', raw: ['North customer'] });
    await get('/bill-run/runs', withToken).expect(403);
  });
});

describe('staff', () => {
  it('sees all, also when he is a contact of a reseller', async () => {
    const staff = await adminLogin(app);
    await join(staff, ours);
    const { body } = await get('/reseller-access/my/look', staff).expect(200);
    expect(body.role).not.toBe('billing_reseller');
    expect(body.raw).toEqual(['North customer', 'South customer']);
    const mine = await get('/reseller-access/my/overview', staff).expect(200);
    expect(mine.body.data).toMatchObject({ resellerName: 'North', customers: 1 });
  });
});

describe('what Strapi does for the user himself still works', () => {
  it.each([true, false])('with a membership: %s', async (isMember) => {
    const who = await resellerLogin(app);
    if (isMember) await join(who, ours);
    const { body } = await get('/admin/users/me', who).expect(200);
    expect(body.data.email).toBe(who.email);
    const permissions = await get('/admin/users/me/permissions', who).expect(200);
    expect(permissions.body.data).toMatchObject([{ action: 'plugin::reseller-access.my.read' }]);
    const put = app.request.put('/admin/users/me').set(who.headers);
    await put.send({ firstname: 'New' }).expect(200);
    const check = app.request.post('/admin/permissions/check').set(who.headers);
    await check.send({ permissions: [{ action: 'plugin::bill-run.runs.read' }] }).expect(200);
    for (const url of [
      '/admin/users/me/sessions',
      '/admin/information',
      '/admin/homepage/layout',
    ]) {
      await get(url, who).expect(200);
    }
    await app.request.get('/admin/init').expect(200);
  });

  it('also renewing a token and logging out', async () => {
    const who = await resellerLogin(app);
    const login = await app.request
      .post('/admin/login')
      .send({ email: who.email, password: 'Correct-horse-1' })
      .expect(200);
    const cookies = login.get('Set-Cookie') ?? [];
    const renewed = await app.request
      .post('/admin/access-token')
      .set('Cookie', cookies)
      .expect(200);
    const headers = { Authorization: `Bearer ${renewed.body.data.token}` };
    await app.request.get('/admin/users/me').set(headers).expect(200);
    await app.request.post('/admin/logout').set(headers).set('Cookie', cookies).expect(200);
    await app.request.get('/admin/users/me').set(headers).expect(401);
  });
});

describe('the REST API of Strapi', () => {
  const OF_STRAPI =
    /^\/api\/(content-type-builder|email|upload|i18n|connect|auth|users|users-permissions|v1)(\/|$)/;

  const FOR_SYSTEMS_OF_THE_BUREAU = [
    '/api/bill-run/usage-files',
    '/api/bill-run/usage-records/leave-out',
    '/api/bill-run/usage-records/likely-duplicates',
    '/api/bill-run/usage/events',
  ];

  it('has no route to anything of ours but where the systems of the bureau send usage and look for calls that came twice', () => {
    const rest = listRoutes(app).filter(({ path }) => path.startsWith('/api/'));
    const ours = rest.map(({ path }) => path).filter((path) => !OF_STRAPI.test(path));
    expect([...new Set(ours)].sort()).toEqual(FOR_SYSTEMS_OF_THE_BUREAU);
    expect(rest.length).toBeGreaterThan(20);
  });

  it('takes usage of the bureau from holders of a token only, whatever is ticked for the public', async () => {
    const { accessKey } = await app.strapi.service('admin::api-token').create({
      name: 'Switch',
      kind: 'content-api',
      type: 'full-access',
    });
    const everybody = await app.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'public' } });
    await app.strapi.db.query('plugin::users-permissions.permission').create({
      data: { action: 'plugin::bill-run.intake.events', role: everybody.id },
    });
    const body = { source: 'nobody', events: [{ type: 'sms' }] };
    const post = (headers: Record<string, string>) =>
      app.request.post('/api/bill-run/usage/events').set(headers).send(body);
    expect((await post({})).status).toBe(403);
    const { body: answer } = await post({ Authorization: `Bearer ${accessKey}` }).expect(400);
    expect(answer.error.details.code).toBe('usage-source-unknown');
  });

  it('gives nothing of ours to anonymous callers, users or holders of tokens', async () => {
    const { accessKey } = await app.strapi.service('admin::api-token').create({
      name: 'Full access',
      kind: 'content-api',
      type: 'full-access',
    });
    const role = await app.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'authenticated' } });
    const user = await app.strapi.db.query('plugin::users-permissions.user').create({
      data: { username: 'someone', email: 'someone@example.com', role: role.id, confirmed: true },
    });
    const jwt = app.strapi.plugin('users-permissions').service('jwt').issue({ id: user.id });
    const paths = Object.values(app.strapi.contentTypes)
      .filter(({ uid }) => uid.startsWith('api::'))
      .flatMap(({ info }) => [info.pluralName, info.singularName]);
    for (const headers of [
      {},
      { Authorization: `Bearer ${accessKey}` },
      { Authorization: `Bearer ${jwt}` },
    ]) {
      for (const name of paths) {
        const { status } = await app.request.get(`/api/${name}`).set(headers);
        expect({ name, status }).toEqual({ name, status: 404 });
      }
      const { status } = await app.request.get('/reseller-access/my/look').set(headers);
      expect(status).toBe(401);
    }
  });
});
