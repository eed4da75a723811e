import type { Knex } from 'knex';

import type { DeskRate } from './contracts';
import { toDeskRates } from './load-rates';
import { SELECT_RATE } from './rate-columns';

/**
 * The rates by which a version prices calls: those of prefixes, and its prices of bands spread over the numbering
 * plan, where no prefix of its own is the same.
 */
export const expandedRates = async (trx: Knex, versionId: number): Promise<DeskRate[]> => {
  const { rows } = await trx.raw<{ rows: DeskRate[] }>(
    `select ${SELECT_RATE} from billing.expanded_rates(?) t`,
    [versionId],
  );
  return toDeskRates(rows);
};
