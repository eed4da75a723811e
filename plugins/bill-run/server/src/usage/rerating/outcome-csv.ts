import type { Knex } from 'knex';

import { microToDecimalText } from '../../../../../../src/billing';
import type { RerateGroup } from '../../../../shared/contracts/reratings';
import { csvLine } from '../../../../../../src/platform/csv';
import { outcomeByCustomer } from './read-outcome';
import type { ReratingRow } from './rerating-row';

const HEADER = [
  'Customer',
  'Account and reseller',
  'Records',
  'Changed',
  'Sell before',
  'Sell after',
  'Buy before',
  'Buy after',
];

const lineOf = (group: RerateGroup): string =>
  csvLine([
    group.name,
    group.detail,
    group.records,
    group.changed,
    ...[group.beforeSell, group.afterSell, group.beforeBuy, group.afterBuy].map(microToDecimalText),
  ]);

/** What it comes to for every customer, as CSV. Starts with a byte-order mark, by which Excel knows UTF-8. */
export async function* outcomeCsv(
  db: Knex,
  { id, phase }: ReratingRow,
  { isBureau }: { isBureau: boolean },
): AsyncGenerator<string> {
  yield `\ufeff${csvLine(HEADER)}`;
  const groups = await outcomeByCustomer(db, { reratingId: id, phase, isBureau }, null);
  yield groups.map(lineOf).join('');
}
