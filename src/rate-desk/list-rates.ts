import { normaliseDialled } from '../billing';
import type { DeskCaller } from './caller';
import type { DeskRate, ListRates } from './contracts';
import { findVersion } from './find';
import { toDeskRates } from './load-rates';
import { RATE_FIELDS, SELECT_RATE } from './rate-columns';

export type RateQuery = { page: number; pageSize: number; search: string; sort: string };

/** As cards look prefixes up: short codes that cannot be anything else are understood without =. */
const LOOKUP_PREFIX = `case when t.prefix ~ '^(999$|1[01])' then '=' || t.prefix else t.prefix end`;

type Condition = { sql: string; values: string[]; key: string | null };

/** What a person looks for: the digits of a number or prefix, else a place or band. */
const conditionOf = (search: string): Condition => {
  const text = search.trim();
  if (text === '') return { sql: 'true', values: [], key: null };
  if (/^[=+\d\s().-]+$/.test(text) && /\d/.test(text)) {
    const number = normaliseDialled(text);
    const digits = text.replace(/[^\d=]/g, '');
    const key = number.ok ? number.value.lookupKey : digits;
    const sql = `(starts_with(t.prefix, ?) or starts_with(?, ${LOOKUP_PREFIX}))`;
    return { sql, values: [digits, key], key };
  }
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return {
    sql: '(t.destination ilike ? or t.band ilike ?)',
    values: [pattern, pattern],
    key: null,
  };
};

/** `peakMicro` or `-peakMicro`; by prefix when it is neither. */
const orderOf = (sort: string): string => {
  const field = RATE_FIELDS.find((one) => one.field === sort.replace(/^-/, ''));
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  return field ? `t.${field.column} ${direction} nulls last, t.prefix` : 't.prefix';
};

/** The longest prefix that a number begins with. */
const matchOf = async (
  { trx }: DeskCaller,
  versionId: number,
  key: string,
): Promise<string | null> => {
  const { rows } = await trx.raw<{ rows: { prefix: string }[] }>(
    `select t.prefix from rates t where t.version_id = ? and starts_with(?, ${LOOKUP_PREFIX})
     order by length(t.prefix) desc limit 1`,
    [versionId, key],
  );
  return rows[0]?.prefix ?? null;
};

/**
 * The rates of a version, page by page; of a place or band when one is searched for. A number finds the prefixes that
 * it begins with and those that go on from it, and says which of them prices it.
 *
 * @throws problem 404 `rate-version-unknown`.
 */
export const listRates = async (
  caller: DeskCaller,
  documentId: string,
  { page, pageSize, search, sort }: RateQuery,
): Promise<ListRates> => {
  const { id } = await findVersion(caller, documentId);
  const { sql, values, key } = conditionOf(search);
  const { rows } = await caller.trx.raw<{ rows: DeskRate[] }>(
    `select ${SELECT_RATE} from rates t where t.version_id = ? and ${sql}
     order by ${orderOf(sort)} limit ? offset ?`,
    [id, ...values, pageSize, (page - 1) * pageSize],
  );
  const counted = await caller.trx.raw<{ rows: { total: number }[] }>(
    `select count(*)::int as total from rates t where t.version_id = ? and ${sql}`,
    [id, ...values],
  );
  const total = counted.rows[0]?.total ?? 0;
  return {
    results: toDeskRates(rows),
    pagination: { page, pageSize, total, pageCount: Math.max(1, Math.ceil(total / pageSize)) },
    ...(key !== null && { matched: await matchOf(caller, id, key) }),
  };
};

/** All rates of a version that a search finds, for what is done to many at once. */
export const searchedRates = async (
  { trx }: DeskCaller,
  versionId: number,
  search: string,
): Promise<DeskRate[]> => {
  const { sql, values } = conditionOf(search);
  const { rows } = await trx.raw<{ rows: DeskRate[] }>(
    `select ${SELECT_RATE} from rates t where t.version_id = ? and ${sql} order by t.prefix`,
    [versionId, ...values],
  );
  return toDeskRates(rows);
};
