import type { Knex } from 'knex';

import type { DeskRate } from './contracts';
import { toDeskRates } from './load-rates';
import { SELECT_RATE } from './rate-columns';

/** Where rates are in the database: a query that gives the columns of `rates`, each prefix once. */
export type RateSource = { sql: string; values: readonly (string | number)[] };

/** The rates of a version. */
export const ratesOfVersion = (versionId: number): RateSource => ({
  sql: 'select * from rates where version_id = ?',
  values: [versionId],
});

/** None at all. */
export const NO_RATES: RateSource = { sql: 'select * from rates where false', values: [] };

/** Those of these prefixes, by prefix. */
export const ratesByPrefix = async (
  trx: Knex,
  { sql, values }: RateSource,
  prefixes: readonly string[],
): Promise<Map<string, DeskRate>> => {
  const { rows } = await trx.raw<{ rows: DeskRate[] }>(
    `select ${SELECT_RATE} from (${sql}) t where t.prefix = any(?::text[])`,
    [...values, [...prefixes]] as (string | number)[],
  );
  return new Map(toDeskRates(rows).map((rate) => [rate.prefix, rate]));
};

/** Whether there is a rate. */
export const hasAny = async (
  { trx }: { trx: Knex },
  { sql, values }: RateSource,
): Promise<boolean> => {
  const { rows } = await trx.raw<{ rows: unknown[] }>(`select from (${sql}) t limit 1`, [
    ...values,
  ]);
  return rows.length > 0;
};
