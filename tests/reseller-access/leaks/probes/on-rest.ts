import type { Facts } from '../world/facts';
import { type House, HOUSES } from '../world/houses';
import type { PlantedRow } from '../world/plant';
import { rowOf } from '../world/rows';
import type { Probe } from './probe';
import type { Target } from './routes';

type Item = Record<string, unknown>;

/** Lists of ours: what somebody gets on an honest request says which fields there are. */
const OURS = /^\/(api\/v1|reseller-access)\//;

const firstItem = (answered: string): Item | undefined => {
  try {
    const body = JSON.parse(answered) as { data?: unknown; results?: unknown };
    const list = Array.isArray(body.data) ? body.data : body.results;
    return Array.isArray(list) ? (list[0] as Item | undefined) : undefined;
  } catch {
    return undefined;
  }
};

/** What another house has where this value of mine stands, and one of the same kind that nobody has. */
const counterparts = (
  { facts, rows }: Known,
  value: unknown,
  other: House,
): { theirs: string; nobodys: string } | undefined => {
  const text = String(value).toLowerCase();
  const fact = facts.get(text) ?? facts.get(text.slice(0, 12));
  if (!fact) return undefined;
  if (fact.column === 'document_id') {
    return { theirs: other.documentId, nobodys: HOUSES.Newcomer.documentId };
  }
  const row = rows.find(({ table, house }) => table === fact.table && house.name === other.name);
  const theirs = row?.cells.get(fact.column)?.value;
  // Who is yet to come has no rows.
  const nobodys = row && rowOf(HOUSES.Newcomer, row.table).get(fact.column)?.value;
  return typeof theirs === 'string' && typeof nobodys === 'string'
    ? { theirs, nobodys }
    : undefined;
};

type Known = { facts: Facts; rows: readonly PlantedRow[] };

/**
 * What can be asked of a list of ours beside its page: to filter, search and sort by everything that it shows, with
 * values of somebody else.
 * @param answered the body of the answer to an honest request.
 */
export const probesOnRest = (
  known: Known,
  { route, method, path }: Target,
  other: House,
  answered: string,
): Probe[] => {
  const item = method === 'GET' && OURS.test(path) ? firstItem(answered) : undefined;
  if (!item) return [];
  const request = (query: string) => ({ method, path: `${path}?${query}` });
  const guess = (technique: string, parameter: string, [right, wrong]: Guesses): Probe => {
    const ask = (words: string) => request(`${parameter}=${encodeURIComponent(words)}`);
    return {
      technique,
      route,
      request: ask(right),
      twin: { request: ask(wrong), echoes: [right, wrong] },
    };
  };
  const fields = Object.entries(item).map(([name, value]) => ({
    name,
    values: counterparts(known, value, other),
  }));
  const searched: Guesses = [other.documentId, HOUSES.Newcomer.documentId];
  return [
    guess('search a list', 'search', searched),
    ...fields.flatMap(({ name, values }) => {
      const sort = request(`sort=-${name}&pageSize=100`);
      const probes: Probe[] = [{ technique: 'sort a list', route, request: sort }];
      if (!values) return probes;
      const { theirs, nobodys } = values;
      return [
        ...probes,
        guess('filter a list', `filter[${name}]`, [theirs, nobodys]),
        guess('search a list', 'search', [theirs, nobodys]),
        guess('filter a list by a beginning', `filter[${name}][startsWith]`, [
          theirs.slice(0, 8),
          nobodys.slice(0, 8),
        ]),
      ];
    }),
  ];
};

type Guesses = [right: string, wrong: string];
