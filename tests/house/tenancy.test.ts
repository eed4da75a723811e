import {
  accessOfContentType,
  type ClassifiedTable,
  type classifyTables,
  resellerWrites,
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

  it('have a policy for both roles, reading and writing, which does not bind the owner; and no others have', async () => {
    const walled = await names(
      `select c.oid::regclass::text as name ${EVERYTHING}
         and c.relrowsecurity and not c.relforcerowsecurity
         and (select array_agg(p.polname::text) from pg_policy p
              where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
                and p.polroles @> array['billing_reseller'::regrole::oid, 'billing_partner'::regrole::oid]
                  and cardinality(p.polroles) = 2) = array['reseller_wall']`,
    );
    expect(walled).toEqual(tablesWith(...BEHIND_THE_WALL));
    const policies = await names(`select polname::text as name from pg_policy`);
    expect(policies).toHaveLength(walled.length);
  });

  it('say for whom by plain equality, once for each query, which the planner sees through', async () => {
    const otherwise = await names(
      `select polrelid::regclass::text as name from pg_policy
       where pg_get_expr(polqual, polrelid) not like '%= ( SELECT billing.current_reseller_id() AS current_reseller_id))'
          or pg_get_expr(polwithcheck, polrelid) <> pg_get_expr(polqual, polrelid)`,
    );
    // Those that are seen through their parent, whose policy decides.
    expect(otherwise).toEqual([...tablesWith('tenant-through-parent')].sort());
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
  it.each(['billing_reseller', 'billing_partner'])(
    'is to read nothing that is not behind the wall or shared, in the whole database: %s',
    async (role) => {
      const granted = await names(
        `select c.oid::regclass::text as name ${EVERYTHING} and c.relkind in ('r', 'p', 'v', 'm', 'f')
           and has_any_column_privilege(?, c.oid, 'select')`,
        [role],
      );
      const allowed = tablesWith(...BEHIND_THE_WALL, 'shared');
      expect(granted.filter((table) => !allowed.includes(table))).toEqual([]);
    },
  );

  it('is to write the tables that are named for it, and to add to those that only grow', async () => {
    const writable: Record<string, string[]> = {};
    for (const right of ['insert', 'update', 'delete', 'truncate', 'references', 'trigger']) {
      const onColumns = ['insert', 'update', 'references'].includes(right)
        ? `or has_any_column_privilege('billing_reseller', c.oid, '${right}')`
        : '';
      const tables = await names(
        `select c.oid::regclass::text as name ${EVERYTHING} and c.relkind in ('r', 'p', 'v', 'm', 'f')
           and (has_table_privilege('billing_reseller', c.oid, '${right}') ${onColumns})`,
      );
      for (const table of tables) writable[table] = [...(writable[table] ?? []), right];
    }
    expect(writable).toEqual(resellerWrites);
    const mayRead = tablesWith(...BEHIND_THE_WALL, 'bureau-append');
    expect(Object.keys(writable).filter((table) => !mayRead.includes(table))).toEqual([]);
  });

  it('is never to change for whom a row is', async () => {
    const movable = await names(
      `select c.oid::regclass::text as name ${EVERYTHING} and c.relkind in ('r', 'p')
         and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('reseller_id', 'document_id', 'id')
           and has_column_privilege('billing_reseller', c.oid, a.attname, 'update'))`,
    );
    expect(movable).toEqual([]);
  });

  it('is no writing at all for partners', async () => {
    const writable = await names(
      `select c.oid::regclass::text as name ${EVERYTHING} and c.relkind in ('r', 'p', 'v', 'm', 'f') and (
         has_table_privilege('billing_partner', c.oid, 'insert, update, delete, truncate, references, trigger')
         or has_any_column_privilege('billing_partner', c.oid, 'insert, update, references'))`,
    );
    expect(writable).toEqual([]);
  });

  it('is the sequences of the tables that it may add to, and no others', async () => {
    const granted = await names(
      `select c.oid::regclass::text as name ${EVERYTHING} and case c.relkind when 'S'
         then has_sequence_privilege('billing_reseller', c.oid, 'usage, select, update') end`,
    );
    const wanted = Object.keys(resellerWrites)
      .filter((table) => !table.startsWith('billing.'))
      .map((table) => `${table}_id_seq`);
    expect(granted).toEqual(wanted.sort());
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

  it('for partners has no price, no bill and no figure of the bureau in it', async () => {
    const columns = await names(
      `select c.oid::regclass::text || '.' || a.attname as name
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
         and has_column_privilege('billing_partner', c.oid, a.attname, 'select')`,
    );
    expect([...new Set(columns.map((column) => column.split('.')[0]))]).toEqual([
      'customers',
      'products',
      'resellers',
      'subscriptions',
    ]);
    const telling =
      /price|amount|total|rate|card|catalogue|discount|bank|vat_exempt|sell_|buy_|cost|payment/;
    expect(columns.filter((column) => telling.test(column.split('.')[1] ?? ''))).toEqual([]);
  });

  it('is no function that works with the rights of another, but for triggers and the floor of sell rates, with a fixed search path', async () => {
    const definers = await names(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
         and not (p.prorettype = 'trigger'::regtype and p.proconfig::text like '%search_path=%pg_temp%')`,
    );
    // What the reseller of the scope buys at, for wholesale resellers only, who are billed by it.
    expect(definers).toEqual(['billing.floor_rates(date,text[])']);
    const callers = await names(
      `select r.rolname as name from pg_roles r
       where r.rolname in ('billing_reseller', 'billing_partner')
         and has_function_privilege(r.oid, 'billing.floor_rates(date, text[])', 'execute')`,
    );
    expect(callers).toEqual(['billing_reseller']);
    const fixed = await names(
      `select proname as name from pg_proc
       where proname = 'floor_rates' and prosrc like '%billing.current_reseller_id()%'
         and proconfig::text like '%search_path=%pg_temp%'`,
    );
    expect(fixed).toEqual(['floor_rates']);
  });

  it('and it may neither log in, nor get round the policies, nor make anything', async () => {
    const role = await app.knex.raw(
      `select distinct rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles
       where rolname in ('billing_reseller', 'billing_partner')`,
    );
    expect(role.rows.map(Object.values)).toEqual([[false, false, false, false, false]]);
    const creatable = await names(
      `select nspname::text as name from pg_namespace where has_schema_privilege('billing_reseller', oid, 'create')
         or has_schema_privilege('billing_partner', oid, 'create')`,
    );
    expect(creatable).toEqual([]);
  });
});

describe('references between rows of resellers', () => {
  it('are refused when they lead to another: a trigger for each foreign key of what people edit', async () => {
    const unguarded = await names(
      `select s.relname || '.' || a.attname as name
       from pg_constraint k
         join pg_class s on s.oid = k.conrelid join pg_class t on t.oid = k.confrelid
         join pg_attribute a on a.attrelid = s.oid and a.attnum = k.conkey[1]
       where k.contype = 'f' and t.relnamespace = current_schema()::regnamespace
         and s.relnamespace = current_schema()::regnamespace
         and exists (select from pg_attribute x where x.attrelid = t.oid and x.attname = 'reseller_id')
         and not exists (select from pg_trigger g where g.tgrelid = s.oid and g.tgenabled = 'O'
           and g.tgname = 'zz_same_reseller_' || a.attname)`,
    );
    // Written by the engine, which bills one reseller's customer at a time.
    const byEngine = /^(invoices|invoice_lines|bill_runs)\./;
    expect(unguarded.filter((name) => !byEngine.test(name))).toEqual([]);
  });
});
