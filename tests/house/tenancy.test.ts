import {
  accessOfContentType,
  type ClassifiedTable,
  type classifyTables,
  type TableAccess,
} from '../../src/platform/tenancy';
import { bootStrapi, fromDist, type TestApp } from '../support';

type Tenancy = { classifyTables: typeof classifyTables };

let app: TestApp;
let tables: ClassifiedTable[];

beforeAll(async () => {
  app = await bootStrapi();
  tables = fromDist<Tenancy>('src/platform/tenancy').classifyTables({ strapi: app.strapi });
});
afterAll(() => app.destroy());

const tablesWith = (...access: TableAccess[]): string[] =>
  tables
    .filter((entry) => access.includes(entry.access))
    .map(({ table }) => table)
    .sort();

const BEHIND_THE_WALL: TableAccess[] = ['tenant-root', 'tenant', 'tenant-through-parent'];

/** The names in the first column of what a query finds, sorted. */
const names = async (sql: string, bindings: string[] = []): Promise<string[]> => {
  const result = await app.knex.raw(sql, bindings);
  return result.rows.map(({ name }: { name: string }) => name).sort();
};

/** Every table, view and sequence of the database but PostgreSQL's own. */
const EVERYTHING = `from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`;

describe('every table says who may see it', () => {
  it('none of schema billing is forgotten, and none is named that is not there', async () => {
    const found = await names(
      `select c.oid::regclass::text as name ${EVERYTHING}
         and n.nspname = 'billing' and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition`,
    );
    expect(
      tables.map(({ table }) => table).filter((table) => table.startsWith('billing.')),
    ).toEqual(found);
  });

  it('a content type of ours that does not say is an error', () => {
    const contentType = { pluginOptions: {}, attributes: {} } as never;
    for (const uid of ['api::new.new', 'plugin::collections.new']) {
      expect(() => accessOfContentType({ uid, contentType })).toThrow(
        'does not say who may see it',
      );
    }
    expect(accessOfContentType({ uid: 'admin::user', contentType })).toBe('bureau-only');
  });
});

describe('tables of resellers', () => {
  it('carry the reseller themselves', async () => {
    const carrying = await names(
      `select c.oid::regclass::text as name ${EVERYTHING}
         and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'reseller_id')`,
    );
    expect(tablesWith('tenant').filter((table) => !carrying.includes(table))).toEqual([]);
  });

  it('have a policy for reading and writing, which does not bind the owner; and no others have', async () => {
    const walled = await names(
      `select c.oid::regclass::text as name ${EVERYTHING}
         and c.relrowsecurity and not c.relforcerowsecurity
         and (select array_agg(p.polname::text) from pg_policy p
              where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
                and p.polroles = array['billing_reseller'::regrole::oid]) = array['reseller_wall']`,
    );
    expect(walled).toEqual(tablesWith(...BEHIND_THE_WALL));
    const policies = await names(`select polname::text as name from pg_policy`);
    expect(policies).toHaveLength(walled.length);
  });

  it('have an index that begins with the reseller', async () => {
    const indexed = await names(
      `select distinct c.oid::regclass::text as name ${EVERYTHING} and exists (
         select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
         where i.indrelid = c.oid and a.attname = 'reseller_id' and i.indpred is null)`,
    );
    expect(tablesWith('tenant').filter((table) => !indexed.includes(table))).toEqual([]);
  });
});

describe('what the role of resellers is granted', () => {
  it('is nothing that is not behind the wall or shared, in the whole database', async () => {
    const granted = await names(
      `select c.oid::regclass::text as name ${EVERYTHING} and (
         (c.relkind in ('r', 'p', 'v', 'm', 'f')
           and has_any_column_privilege('billing_reseller', c.oid, 'select, insert, update, references'))
         or (c.relkind = 'S' and has_sequence_privilege('billing_reseller', c.oid, 'usage, select, update')))`,
    );
    const allowed = tablesWith(...BEHIND_THE_WALL, 'shared');
    expect(granted.filter((table) => !allowed.includes(table))).toEqual([]);
  });

  it('is no writing at all', async () => {
    const writable = await names(
      `select c.oid::regclass::text as name ${EVERYTHING} and c.relkind in ('r', 'p', 'v', 'm', 'f') and (
         has_table_privilege('billing_reseller', c.oid, 'insert, update, delete, truncate, references, trigger')
         or has_any_column_privilege('billing_reseller', c.oid, 'insert, update, references'))`,
    );
    expect(writable).toEqual([]);
  });

  it('is every column of a shared table but those of the bureau', async () => {
    const shared = tables.filter(({ access }) => access === 'shared');
    for (const { table, bureauColumns } of shared) {
      const hidden = await names(
        `select a.attname::text as name from pg_attribute a
         where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
           and a.attname not in ('created_by_id', 'updated_by_id')
           and not has_column_privilege('billing_reseller', a.attrelid, a.attnum, 'select')`,
        [table],
      );
      expect({ table, hidden }).toEqual({ table, hidden: [...bureauColumns].sort() });
    }
    expect(shared.flatMap(({ bureauColumns }) => bureauColumns)).toContain('supplier_id');
  });

  it('is no function that works with the rights of another', async () => {
    const definers = await names(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`,
    );
    expect(definers).toEqual([]);
  });

  it('and it may neither log in, nor get round the policies, nor make anything', async () => {
    const role = await app.knex.raw(
      `select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'billing_reseller'`,
    );
    expect(Object.values(role.rows[0])).toEqual([false, false, false, false, false]);
    const creatable = await names(
      `select nspname::text as name from pg_namespace where has_schema_privilege('billing_reseller', oid, 'create')`,
    );
    expect(creatable).toEqual([]);
  });
});
