import type * as Bureau from '../../../plugins/reseller-access/server/src/bureau-roles';
import type * as Grants from '../../../plugins/reseller-access/server/src/bureau-roles/grants';
import type * as Roles from '../../../plugins/reseller-access/server/src/bureau-roles/roles';
import type * as Seeding from '../../../plugins/reseller-access/server/src/bureau-roles/seed-role';
import { bootStrapi, fromDist, type TestApp } from '../../support';

const FOLDER = 'plugins/reseller-access/server/src/bureau-roles';
const READ = 'plugin::content-manager.explorer.read';
const CUSTOMER = 'api::customer.customer';

type Grant = Seeding.RoleToSeed['grants'][number];
type Permission = {
  id: number;
  action: string;
  subject: string | null;
  properties: { fields?: string[] };
};

let app: TestApp;
beforeAll(async () => {
  app = await bootStrapi();
});
afterAll(() => app.destroy());

const roles = () => app.strapi.db.query('admin::role');

const permissionsOf = (code: string): Promise<Permission[]> =>
  app.strapi.db
    .query('admin::permission')
    .findMany({ where: { role: { code } }, orderBy: 'id' }) as Promise<Permission[]>;

const actionsOf = async (code: string): Promise<string[]> =>
  (await permissionsOf(code)).map(({ action }) => action);

const takeAway = async (code: string, action: string): Promise<void> => {
  await app.strapi.db.query('admin::permission').deleteMany({ where: { role: { code }, action } });
};

describe('one role', () => {
  let counter = 0;
  let code: string;

  const start = (...grants: Grant[]): Promise<void> =>
    fromDist<typeof Seeding>(`${FOLDER}/seed-role`).seedRole({
      strapi: app.strapi,
      role: { code, name: 'Helper', description: 'Helps.', grants },
    });

  const runs: Grant = { action: 'plugin::bill-run.runs.read', subject: null };
  const usage: Grant = { action: 'plugin::bill-run.usage.read', subject: null };
  const customers = (...fields: string[]): Grant => ({ action: READ, subject: CUSTOMER, fields });

  const fields = async (): Promise<string[] | undefined> => {
    const held = (await permissionsOf(code)).find(({ action }) => action === READ);
    return held?.properties.fields;
  };

  beforeEach(() => {
    counter += 1;
    code = `test-helper-${counter}`;
  });

  it('is made once, also beside a role of the same name', async () => {
    await start(runs, customers('name'));
    await start(runs, customers('name'));
    expect(await roles().count({ where: { code } })).toBe(1);
    expect(await permissionsOf(code)).toMatchObject([
      { action: runs.action, subject: null, conditions: [] },
      { action: READ, subject: CUSTOMER, properties: { fields: ['name'] } },
    ]);
  });

  it('gets what a later version adds', async () => {
    await start(runs);
    await start(runs, usage);
    expect(await actionsOf(code)).toEqual([runs.action, usage.action]);
  });

  it('gets it once: what was taken away stays away', async () => {
    await start(runs);
    await start(runs, usage);
    await takeAway(code, usage.action);
    await takeAway(code, runs.action);
    await start(runs, usage);
    expect(await actionsOf(code)).toEqual([]);
  });

  it('keeps what staff added, and does not get it twice', async () => {
    await start(runs);
    const { id } = await roles().findOne({ where: { code } });
    await app.strapi.service('admin::role').addPermissions(id, [usage]);
    await start(runs, usage);
    expect(await actionsOf(code)).toEqual([runs.action, usage.action]);
  });

  it('gets new fields, and not those that were taken away', async () => {
    await start(customers('name', 'email'));
    const [held] = await permissionsOf(code);
    await app.strapi.db
      .query('admin::permission')
      .update({ where: { id: held?.id }, data: { properties: { fields: ['name'] } } });
    await start(customers('name', 'email'));
    expect(await fields()).toEqual(['name']);
    await start(customers('name', 'email', 'city'));
    expect(await fields()).toEqual(['name', 'city']);
    await start(customers('name', 'email', 'city'));
    expect(await fields()).toEqual(['name', 'city']);
  });

  it('gets no new fields of what was taken away altogether', async () => {
    await start(customers('name'));
    await takeAway(code, READ);
    await start(customers('name', 'city'));
    expect(await permissionsOf(code)).toEqual([]);
  });

  it('stays deleted, renamed or described as staff wish', async () => {
    await start(runs);
    await roles().update({ where: { code }, data: { name: 'Front desk', description: 'Ours' } });
    await start(runs, usage);
    expect(await roles().findOne({ where: { code } })).toMatchObject({
      name: 'Front desk',
      description: 'Ours',
    });
    await app.strapi
      .service('admin::role')
      .deleteByIds([(await roles().findOne({ where: { code } })).id]);
    await start(runs, usage);
    expect(await roles().findOne({ where: { code } })).toBeNull();
  });

  it('is finished when a start was cut off in the middle', async () => {
    await roles().create({ data: { code, name: 'Helper', description: '' } });
    await start(runs, usage);
    expect(await actionsOf(code)).toEqual([runs.action, usage.action]);
  });
});

describe('the bureau’s roles', () => {
  const codes = [
    'billwright-administrator',
    'billwright-auditor',
    'billwright-billing-operator',
    'billwright-collections',
    'billwright-support',
  ];

  it('are there from the first start, with all they are meant to have', async () => {
    const { BUREAU_ROLES } = fromDist<typeof Roles>(`${FOLDER}/roles`);
    const { grantsOf } = fromDist<typeof Grants>(`${FOLDER}/grants`);
    expect(BUREAU_ROLES.map(({ code }) => code).sort()).toEqual(codes);
    for (const { key, code } of BUREAU_ROLES) {
      // Strapi has thrown away at the start what it does not know.
      const stored = (await permissionsOf(code)).map(({ action, subject, properties }) => ({
        action,
        subject,
        ...(properties.fields && { fields: properties.fields }),
      }));
      expect(stored).toEqual(grantsOf({ strapi: app.strapi, key }));
    }
  });

  it('are as they were after another start', async () => {
    const before = await Promise.all(codes.map(permissionsOf));
    await fromDist<typeof Bureau>(FOLDER).seedBureauRoles({ strapi: app.strapi });
    expect(await Promise.all(codes.map(permissionsOf))).toEqual(before);
  });
});
