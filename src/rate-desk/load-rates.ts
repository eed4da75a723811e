import type { Knex } from 'knex';

import type { DeskRate } from './contracts';
import { SELECT_RATE } from './rate-columns';

/** Rows of SELECT_RATE as rates: an optional text that is null there is left out here. */
export const toDeskRates = <Row extends DeskRate>(rows: Row[]): Row[] => {
  for (const row of rows) if ((row.serviceCode ?? null) === null) delete row.serviceCode;
  return rows;
};

/** All rates of a version, in order of prefix; of `prefixes` only, when given. */
export const loadRates = async (
  trx: Knex,
  versionId: number,
  prefixes?: readonly string[],
): Promise<DeskRate[]> => {
  const { rows } = await trx.raw<{ rows: DeskRate[] }>(
    `select ${SELECT_RATE} from rates t
     where t.version_id = ? ${prefixes ? 'and t.prefix = any(?::text[])' : ''} order by t.prefix`,
    prefixes ? [versionId, [...prefixes]] : [versionId],
  );
  return toDeskRates(rows);
};
