import type { Filter } from './parse-filter';
import type { Field } from './resource';
import type { Binding } from './values';

/** Collects the values of a statement; each gets a name that stands for it in the SQL. */
export type Bindings = {
  /** The name of a new value, as SQL. */
  add: (value: Binding) => string;
  values: Record<string, Binding>;
};

/** Starts with values that the SQL of a resource calls by name. */
export const createBindings = (named: Record<string, Binding>): Bindings => {
  const values = { ...named };
  let count = 0;
  return {
    values,
    add: (value) => {
      count += 1;
      values[`v${count}`] = value;
      return `:v${count}`;
    },
  };
};

/** A value as the type of its field, in the form in which the column holds it. */
const typed = (field: Field, name: string): string => {
  switch (field.type) {
    case 'integer':
      return `cast(${name} as bigint)`;
    case 'pence':
      return `(cast(${name} as numeric) / 100)`;
    case 'price':
      return `cast(${name} as numeric)`;
    case 'date':
      return `cast(${name} as date)`;
    case 'boolean':
      return `cast(${name} as boolean)`;
    case 'timestamp':
      return name;
    default:
      return `cast(${name} as text)`;
  }
};

const escaped = (text: Binding): string => String(text).replace(/[\\%_]/g, '\\$&');

/** References are looked up first, so that the column of the row itself, which has an index, is compared. */
const compared = ({ field }: Filter, names: string[]): { left: string; right: string[] } => {
  if (!field.points) return { left: field.sql, right: names.map((name) => typed(field, name)) };
  const { column, table } = field.points;
  const found = (name: string) => `(select x.id from ${table} x where x.document_id = ${name})`;
  return { left: column, right: names.map(found) };
};

const SIGNS = { eq: '=', gte: '>=', lte: '<=', gt: '>', lt: '<' } as const;

/** A condition as SQL. What came from outside goes into the bindings only. */
export const conditionOf = (filter: Filter, bindings: Bindings): string => {
  const { operator, field, values } = filter;
  const [value = ''] = values;
  if (operator === 'contains') return `${field.sql} ilike ${bindings.add(`%${escaped(value)}%`)}`;
  if (operator === 'startsWith') return `${field.sql} ilike ${bindings.add(`${escaped(value)}%`)}`;
  if (operator === 'empty') {
    const column = field.points?.column ?? field.sql;
    return `(${column} is null) = cast(${bindings.add(value)} as boolean)`;
  }
  const { left, right } = compared(filter, values.map(bindings.add));
  if (operator === 'in') return `${left} in (${right.join(', ')})`;
  const other = right.join('');
  return operator === 'ne'
    ? `${left} is distinct from ${other}`
    : `${left} ${SIGNS[operator]} ${other}`;
};

/** The condition that a text stands anywhere in one of these fields, in whatever case. */
export const searchCondition = (
  fields: readonly Field[],
  search: string,
  bindings: Bindings,
): string => {
  const name = bindings.add(`%${escaped(search)}%`);
  return `(${fields.map(({ sql }) => `${sql} ilike ${name}`).join(' or ')})`;
};
