import {
  adminLogin,
  type AdminSession,
  bootStrapi,
  makeDocument,
  makeReseller,
  roleLogin,
  type TestApp,
} from '../support';
import type { Made } from '../support/factories';
import { bureauLogin } from './bureau-roles/bureau-login';

const MEMBERSHIP = 'api::reseller-membership.reseller-membership';
const RUNS = '/bill-run/runs';

let app: TestApp;
let reseller: Made;

beforeAll(async () => {
  app = await bootStrapi();
  reseller = await makeReseller({ strapi: app.strapi });
});
afterAll(() => app.destroy());
afterEach(() => jest.restoreAllMocks());

const join = (data: Record<string, unknown>, of = reseller) =>
  makeDocument({ strapi: app.strapi, uid: MEMBERSHIP, data: { reseller: of.id, ...data } });

const memberships = () => app.strapi.documents(MEMBERSHIP as never);

let counter = 0;
/** Somebody with a role that the bureau made up itself, and that allows a lot. */
const ownRoleLogin = (): Promise<AdminSession> => {
  counter += 1;
  return roleLogin({
    app,
    role: {
      name: `Own role ${counter}`,
      permissions: [
        'plugin::bill-run.runs.read',
        'plugin::reseller-access.my.read',
        'plugin::reseller-access.view-as',
        'admin::users.read',
      ].map((action) => ({ action })),
    },
  });
};

const get = (who: AdminSession, url: string) => app.request.get(url).set(who.headers);

const isStaff = async (who: AdminSession): Promise<boolean> => {
  const { status, body } = await get(who, RUNS);
  if (status === 403) expect(body.error.details.code).toBe('not-for-resellers');
  else expect(status).toBe(200);
  return status === 200;
};

const giveRoles = async (who: AdminSession, ...codes: string[]): Promise<void> => {
  const roles = await app.strapi.db
    .query('admin::role')
    .findMany({ where: { code: { $in: codes } } });
  expect(roles).toHaveLength(codes.length);
  await app.strapi
    .service('admin::user')
    .updateById(who.id, { roles: roles.map(({ id }: { id: number }) => id) });
};

describe('somebody with a role that the bureau made up', () => {
  it('is staff as long as he never was a member', async () => {
    expect(await isStaff(await ownRoleLogin())).toBe(true);
  });

  it('is a reseller’s person from the moment he is a member, whatever his role allows', async () => {
    const who = await ownRoleLogin();
    await join({ user: who.id });
    expect(await isStaff(who)).toBe(false);
    await get(who, '/admin/users').expect(403);
    await get(who, '/content-manager/init').expect(403);
    const { body } = await get(who, '/reseller-access/my/overview').expect(200);
    expect(body.data).toMatchObject({ resellerName: reseller.name });
    await get(who, '/admin/users/me').expect(200);
  });

  it('stays one when the membership is revoked', async () => {
    const who = await ownRoleLogin();
    const { documentId } = await join({ user: who.id });
    await memberships().update({ documentId, data: { state: 'revoked' } as never });
    expect(await isStaff(who)).toBe(false);
    const { body } = await get(who, '/reseller-access/my/overview').expect(403);
    expect(body.error.details.code).toBe('no-membership');
  });

  it('stays one when the reseller is closed', async () => {
    const who = await ownRoleLogin();
    const closed = await makeReseller({ strapi: app.strapi });
    await join({ user: who.id }, closed);
    await app.strapi.documents('api::reseller.reseller' as never).update({
      documentId: closed.documentId,
      data: { state: 'closed' } as never,
    });
    expect(await isStaff(who)).toBe(false);
    const { body } = await get(who, '/reseller-access/my/overview').expect(403);
    expect(body.error.details.code).toBe('no-membership');
  });

  it('is confined by a token of his as by his log-in', async () => {
    const who = await ownRoleLogin();
    const user = await app.strapi.db
      .query('admin::user')
      .findOne({ where: { id: who.id }, populate: ['roles'] });
    const { accessKey } = await app.strapi.service('admin::api-token-admin').create(
      {
        name: 'A token',
        kind: 'admin',
        adminUserOwner: who.id,
        adminPermissions: [
          { action: 'plugin::bill-run.runs.read', subject: null, properties: {}, conditions: [] },
        ],
      },
      user,
    );
    const withToken = { ...who, headers: { Authorization: `Bearer ${accessKey}` } };
    expect(await isStaff(withToken)).toBe(true);
    await join({ user: who.id });
    expect(await isStaff(withToken)).toBe(false);
  });
});

describe('somebody with a role that is known', () => {
  it.each(['strapi-super-admin', 'billwright-support', 'billwright-auditor'])(
    '%s is staff, also as a member, also with other roles beside it',
    async (code) => {
      const who = await ownRoleLogin();
      await giveRoles(who, code, 'billwright-reseller');
      await join({ user: who.id });
      expect(await isStaff(who)).toBe(true);
      const { status } = await get(who, '/reseller-access/my/overview');
      expect(status).toBe(200);
    },
  );

  it.each([[['billwright-reseller']], [[]]])(
    'is a reseller’s person with %j, member or not',
    async (codes) => {
      const who = await ownRoleLogin();
      await giveRoles(who, ...codes);
      expect(await isStaff(who)).toBe(false);
      await join({ user: who.id });
      expect(await isStaff(who)).toBe(false);
    },
  );

  it('by name only, is not: the code counts', async () => {
    const who = await roleLogin({
      app,
      role: { name: 'Supporter', permissions: [{ action: 'plugin::bill-run.runs.read' }] },
    });
    await app.knex('admin_roles').where({ name: 'Supporter' }).update({ name: 'Support' });
    await join({ user: who.id });
    expect(await isStaff(who)).toBe(false);
  });
});

describe('finding out', () => {
  /** How often a request asks for memberships. That it was seen is written down beside it, every five minutes. */
  const asks = async (who: AdminSession, url: string): Promise<number> => {
    const said: string[] = [];
    const note = ({ sql }: { sql: string }) => said.push(sql);
    app.knex.on('query', note);
    await get(who, url);
    app.knex.removeListener('query', note);
    return said.filter((sql) => sql.includes('from reseller_memberships')).length;
  };

  it('costs at most one query, none for those who are known', async () => {
    expect(await asks(await bureauLogin(app, 'billing'), RUNS)).toBe(0);
    const own = await ownRoleLogin();
    expect(await asks(own, RUNS)).toBe(1);
    await join({ user: own.id });
    expect(await asks(own, RUNS)).toBe(1);
    expect(await asks(own, '/reseller-access/my/overview')).toBe(1);
    expect(await asks(own, '/admin/users/me')).toBe(0);
  });
});

describe('a membership', () => {
  const details = async (write: Promise<unknown>): Promise<unknown> =>
    write.then(
      () => 'written',
      ({ details: said }: { details: unknown }) => said,
    );

  it('is not deleted: the panel has no button, the server refuses', async () => {
    const who = await ownRoleLogin();
    const { documentId } = await join({ user: who.id });
    const boss = await adminLogin(app);
    const url = `/content-manager/collection-types/${MEMBERSHIP}`;
    await app.request.delete(`${url}/${documentId}`).set(boss.headers).expect(403);
    await app.request
      .post(`${url}/actions/bulkDelete`)
      .set(boss.headers)
      .send({ documentIds: [documentId] })
      .expect(403);
    expect(await details(memberships().delete({ documentId }))).toMatchObject({
      code: 'immutable',
      whatToDo: 'Set its status to revoked instead.',
    });
    await expect(app.knex('reseller_memberships').where({ user_id: who.id }).del()).rejects.toThrow(
      'cannot be deleted',
    );
    await expect(app.knex.raw('truncate reseller_memberships cascade')).rejects.toThrow();
    expect(await isStaff(who)).toBe(false);
  });

  it('is not given to another person or reseller, nor taken from its own', async () => {
    const who = await ownRoleLogin();
    const other = await ownRoleLogin();
    const elsewhere = await makeReseller({ strapi: app.strapi });
    const { documentId } = await join({ user: who.id });
    for (const data of [{ user: other.id }, { reseller: elsewhere.id }]) {
      const said = await details(memberships().update({ documentId, data: data as never }));
      expect(said).toMatchObject({
        code: 'immutable',
        whatToDo: 'Revoke this one and add another.',
      });
    }
    for (const column of ['user_id', 'reseller_id']) {
      await expect(
        app
          .knex('reseller_memberships')
          .where({ user_id: who.id })
          .update({ [column]: null }),
      ).rejects.toThrow('stays with its person');
    }
    await memberships().update({ documentId, data: { role: 'owner' } as never });
    expect(await isStaff(who)).toBe(false);
    expect(await isStaff(other)).toBe(true);
  });

  it('keeps its person from being deleted, one by one or many at once', async () => {
    const who = await ownRoleLogin();
    const { documentId } = await join({ user: who.id });
    await memberships().update({ documentId, data: { state: 'revoked' } as never });
    const boss = await adminLogin(app);
    const one = await app.request.delete(`/admin/users/${who.id}`).set(boss.headers).expect(409);
    expect(one.body.error).toMatchObject({
      message:
        'This person works or has worked for a reseller, so the account stays. Set Active to false instead: the person is out at once.',
      details: {
        code: 'member-kept',
        whatToDo: 'Set Active to false instead: the person is out at once.',
      },
    });
    await app.request
      .post('/admin/users/batch-delete')
      .set(boss.headers)
      .send({ ids: [who.id] })
      .expect(409);
    expect(await isStaff(who)).toBe(false);
    await app.request
      .put(`/admin/users/${who.id}`)
      .set(boss.headers)
      .send({ isActive: false })
      .expect(200);
    await get(who, RUNS).expect(401);
  });

  it('leaves others to be deleted as ever', async () => {
    const who = await ownRoleLogin();
    const boss = await adminLogin(app);
    await app.request.delete(`/admin/users/${who.id}`).set(boss.headers).expect(200);
  });

  it('keeps its user of the REST interface, and its reseller', async () => {
    const users = app.strapi.db.query('plugin::users-permissions.user');
    const user = await users.create({
      data: { username: 'site', email: 'site@example.com', confirmed: true },
    });
    const kept = await makeReseller({ strapi: app.strapi });
    await join({ apiUser: user.id }, kept);
    await expect(users.delete({ where: { id: user.id } })).rejects.toThrow('the account stays');
    const resellers = app.strapi.documents('api::reseller.reseller' as never);
    expect(await details(resellers.delete({ documentId: kept.documentId }))).toMatchObject({
      code: 'referenced',
      whatToDo: 'Close it instead of deleting it.',
    });
  });
});
