import type { Knex } from 'knex';

import type { ClassifiedTable, TableAccess } from '../../../../src/platform/tenancy';
import type { TestApp } from '../../../support';

/** What Strapi says of the attribute behind a column. */
type Attribute = {
  type: string;
  enum?: string[];
  regex?: string;
  maxLength?: number;
  min?: number;
  max?: number;
  columnName?: string;
  target?: string;
  joinColumn?: { name: string };
};

export type Column = {
  name: string;
  /** As PostgreSQL prints it, without length or precision: `character varying`, `numeric`, `jsonb`. */
  type: string;
  isRequired: boolean;
  /** Digits after the point, of a numeric. */
  scale: number;
  attribute?: Attribute;
  /** The only values that the database or Strapi takes. */
  allowed?: string[];
};

export type Table = {
  /** As PostgreSQL prints it: `customers`, `billing.run_items`. */
  name: string;
  access: TableAccess;
  uid?: string;
  columns: Column[];
  /** Columns that are withheld although the rows are seen. */
  bureauColumns: string[];
};

/**
 * Tables without a row of anybody: structure, book-keeping of migrations, the queue (whose jobs hold ids only), and
 * pairs of ids that join two tables.
 */
const NOTHING_TO_HIDE = [
  /^bullmq\./,
  /^billing\.schema_migrations$/,
  /^strapi_(migrations|migrations_internal|database_schema)$/,
  /_(lnk|mph|cmps)$/,
];

type ColumnRow = Pick<Column, 'name' | 'type' | 'isRequired' | 'scale'> & { table: string };

const readColumns = async (knex: Knex): Promise<ColumnRow[]> => {
  const { rows } = await knex.raw(
    `select c.oid::regclass::text as table, a.attname as name, format_type(a.atttypid, null) as type,
            a.attnotnull as "isRequired",
            case when a.atttypid = 'numeric'::regtype and a.atttypmod > 0 then (a.atttypmod - 4) & 65535 else 0 end as scale
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'leaks')
       and c.relkind in ('r', 'p') and not c.relispartition
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     order by 1, a.attnum`,
  );
  return rows;
};

/** The values that check constraints of the form `column = ANY (ARRAY['x', ...])` or `column = 'x'` allow. */
const readAllowed = async (knex: Knex): Promise<Map<string, string[]>> => {
  const { rows } = await knex.raw(
    `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as text
     from pg_constraint where contype = 'c' and conrelid <> 0`,
  );
  const allowed = new Map<string, string[]>();
  for (const { table, text } of rows as { table: string; text: string }[]) {
    const column = /^CHECK \(\(\(?(\w+)\)?(?:::text)? = (?:ANY \(|')/.exec(text)?.[1];
    const values = [...text.matchAll(/'([^']*)'/g)].map(([, value]) => value ?? '');
    if (column) allowed.set(`${table}.${column}`, values);
  }
  return allowed;
};

const attributesByColumn = (app: TestApp, uid: string | undefined): Map<string, Attribute> => {
  if (!uid) return new Map();
  const { attributes } = app.strapi.db.metadata.get(uid);
  return new Map(
    Object.entries(attributes as Record<string, Attribute>).map(([name, attribute]) => [
      attribute.joinColumn?.name ?? attribute.columnName ?? name,
      attribute,
    ]),
  );
};

/** Every table of the running database that could hold something of somebody, with what it takes. */
export const readTables = async (
  app: TestApp,
  classified: readonly ClassifiedTable[],
): Promise<Table[]> => {
  const [columns, allowed] = [await readColumns(app.knex), await readAllowed(app.knex)];
  return [...new Set(columns.map(({ table }) => table))]
    .filter((name) => !NOTHING_TO_HIDE.some((pattern) => pattern.test(name)))
    .map((name) => {
      const rows = columns.filter(({ table }) => table === name);
      const entry = classified.find(({ table }) => table === name);
      const attributes = attributesByColumn(app, entry?.uid);
      return {
        name,
        // A table of Strapi's that is no content type belongs to the bureau, as all of Strapi's do.
        access: entry?.access ?? 'bureau-only',
        uid: entry?.uid,
        bureauColumns: entry?.bureauColumns ?? [],
        columns: rows.map(({ table, ...column }) => {
          const attribute = attributes.get(column.name);
          return {
            ...column,
            attribute,
            allowed: attribute?.enum ?? allowed.get(`${table}.${column.name}`),
          };
        }),
      };
    });
};
