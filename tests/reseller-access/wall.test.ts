import { bootStrapi, type TestApp } from '../support';

let app: TestApp;

beforeAll(async () => {
  app = await bootStrapi();
});
afterAll(() => app.destroy());

type Access = 'tenant' | 'tenant-root' | 'shared' | 'bureau';
type Marked = { collectionName: string; pluginOptions?: { billwright?: { access?: Access } } };

/** Tables of our content types by who may see them, as their schemas say. */
const tablesWith = (...access: Access[]): string[] =>
  (Object.values(app.strapi.contentTypes) as unknown as Marked[])
    .filter(({ pluginOptions }) => {
      const mark = pluginOptions?.billwright?.access;
      return mark !== undefined && access.includes(mark);
    })
    .map(({ collectionName }) => collectionName)
    .sort();

const tablesBehindWall = async (): Promise<string[]> => {
  const result = await app.knex.raw(
    `select c.oid::regclass::text as name from pg_class c
     where c.relrowsecurity and not c.relforcerowsecurity
       and exists (select from pg_policy p
                   where p.polrelid = c.oid and p.polroles = array['billing_reseller'::regrole::oid] and p.polcmd = '*')
     order by 1`,
  );
  return result.rows.map(({ name }: { name: string }) => name);
};

/** Tables of which the reseller role may read at least a column. */
const tablesGranted = async (): Promise<string[]> => {
  const result = await app.knex.raw(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in (current_schema(), 'billing')
       and has_any_column_privilege('billing_reseller', c.oid, 'select')
     order by 1`,
  );
  return result.rows.map(({ name }: { name: string }) => name);
};

describe('every table has its place in the wall', () => {
  it('puts every tenant type behind it', async () => {
    expect(await tablesBehindWall()).toEqual(
      expect.arrayContaining(tablesWith('tenant', 'tenant-root')),
    );
  });

  it('grants no table of the bureau', async () => {
    const granted = await tablesGranted();
    expect(tablesWith('bureau').filter((table) => granted.includes(table))).toEqual([]);
  });

  it('grants only what is shared by all, or behind it', async () => {
    const allowed = [...tablesWith('shared'), ...(await tablesBehindWall())];
    expect((await tablesGranted()).filter((table) => !allowed.includes(table))).toEqual([]);
  });

  it('marks every content type of ours', () => {
    const unmarked = Object.entries(app.strapi.contentTypes)
      .filter(([uid]) => uid.startsWith('api::'))
      .filter(([, type]) => !(type as unknown as Marked).pluginOptions?.billwright?.access)
      .map(([uid]) => uid);
    expect(unmarked).toEqual([]);
  });

  it('lets the role neither log in, nor write, nor get round the policies', async () => {
    const role = await app.knex.raw(
      `select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'billing_reseller'`,
    );
    expect(Object.values(role.rows[0])).toEqual([false, false, false, false, false]);
    const writable = await app.knex.raw(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname in (current_schema(), 'billing')
         and has_table_privilege('billing_reseller', c.oid, 'insert, update, delete, truncate')`,
    );
    expect(writable.rows).toEqual([]);
  });
});
