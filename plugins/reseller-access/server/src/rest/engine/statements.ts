import { today } from '../../../../../../src/platform/clock';
import type { Access } from '../../access';
import { type Bindings, conditionOf, createBindings, searchCondition } from './conditions';
import type { ListQuery } from './parse-query';
import type { Field, Resource } from './resource';
import { selectList } from './rows';
import type { Binding } from './values';

/** SQL and its values by name. */
export type Statement = { sql: string; values: Record<string, Binding> };

/** The values that the SQL of a resource may call by name. */
export const bindingsFor = (access: Access): Bindings =>
  createBindings({ reseller: access.resellerId, today: today({ timeZone: access.timeZone }) });

/** `from` with the joins that these fields need, each once. */
export const fromOf = (resource: Resource, fields: Iterable<Field>): string => {
  const wanted = new Set([...fields].flatMap(({ join }) => (join === undefined ? [] : [join])));
  const joins = Object.entries(resource.joins ?? {}).filter(([name]) => wanted.has(name));
  return [resource.from, ...joins.map(([, sql]) => sql)].join(' ');
};

const statement = (sql: string, { values }: Bindings): Statement => ({ sql, values });

const whereOf = (
  resource: Resource,
  fields: ReadonlyMap<string, Field>,
  { filters, search }: ListQuery,
  bindings: Bindings,
): { where: string; used: Field[] } => {
  const searched = search ? [...fields.values()].filter((field) => field.isSearched) : [];
  const conditions = filters.map((filter) => conditionOf(filter, bindings));
  if (search) conditions.push(searchCondition(searched, search, bindings));
  return {
    where: [resource.where, ...conditions].join(' and '),
    // A reference is compared by the row's own column and needs no join for it.
    used: [...filters.map(({ field }) => field).filter(({ points }) => !points), ...searched],
  };
};

/** As SQL, rows of equal rank by their key. */
const orderOf = ({ key }: Resource, sort: ListQuery['sort']): string => {
  const direction = (isDescending: boolean) => (isDescending ? 'desc' : 'asc');
  const order = sort.map(({ field, isDescending }) => `${field.sql} ${direction(isDescending)}`);
  return [...order, `${key} ${direction(sort[0]?.isDescending ?? false)}`].join(', ');
};

/**
 * The statements of a list: its page, and the count and sums of all that was found. The rows of the page are chosen
 * first, from as little as that needs, often an index alone; what they show is looked up for these few only.
 */
export const listStatements = ({
  resource,
  access,
  fields,
  query,
}: {
  resource: Resource;
  access: Access;
  fields: ReadonlyMap<string, Field>;
  query: ListQuery;
}): { page: Statement; found: Statement } => {
  const bindings = bindingsFor(access);
  const { where, used } = whereOf(resource, fields, query, bindings);
  const sums = Object.entries(resource.totals ?? {}).map(
    ([name, { sql }]) => `cast(round(coalesce(${sql}, 0) * 100) as float8) as "${name}"`,
  );
  const count = ['cast(count(*) as float8) as "total"', ...sums].join(', ');
  const found = statement(
    `select ${count} from ${fromOf(resource, used)} where ${where}`,
    bindings,
  );
  const limit = bindings.add(query.pageSize);
  const offset = bindings.add((query.page - 1) * query.pageSize);
  const ranked = [...used, ...query.sort.map(({ field }) => field)];
  const order = orderOf(resource, query.sort);
  const page = statement(
    `select ${selectList(fields)} from ${fromOf(resource, fields.values())} where ${resource.key} in (
       select ${resource.key} from ${fromOf(resource, ranked)} where ${where} order by ${order} limit ${limit} offset ${offset})
     order by ${order}`,
    bindings,
  );
  return { page, found };
};
