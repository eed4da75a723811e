import type { Field } from './resource';

/** A row as it is answered. */
export type JsonRow = Record<string, unknown>;

const selected = ({ type, sql }: Field): string => {
  switch (type) {
    // Strapi has pg read bigint as text and numeric as float: both are made plain numbers here.
    case 'integer':
      return `cast(${sql} as float8)`;
    case 'pence':
      return `cast(round(${sql} * 100) as float8)`;
    case 'price':
      return `cast(trim_scale(cast(${sql} as numeric)) as text)`;
    case 'date':
      return `cast(${sql} as text)`;
    default:
      return sql;
  }
};

/** The select list of some fields, by name. */
export const selectList = (fields: ReadonlyMap<string, Field>): string =>
  [...fields].map(([name, field]) => `${selected(field)} as "${name}"`).join(', ');

/** A row of PostgreSQL as it is answered: moments as text. */
export const toJson = (row: Record<string, unknown>): JsonRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : value,
    ]),
  );
