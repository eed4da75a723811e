import { HOME_CURRENCY } from '../billing';
import { problem } from '../platform/errors';
import type { DeskCaller } from './caller';
import type { Exchange, ImportMapping } from './contracts';
import type { StagedList } from './staged-list';

const ROWS_NAMED = 8;

/**
 * Refuses a list with prices in more than one currency: what is left out would not be missed.
 * @throws problem 400 `mixed-currencies`, with the rows.
 */
export const requireOneCurrency = async (
  { trx }: DeskCaller,
  { importId }: StagedList,
  { currency }: ImportMapping,
): Promise<void> => {
  const { rows } = await trx.raw<{ rows: { row: number }[] }>(
    `select file_row as row from billing.rate_import_rows
     where import_id = ? and problem ->> 'code' = 'other-currency' order by place`,
    [importId],
  );
  if (rows.length === 0) return;
  const named = rows
    .slice(0, ROWS_NAMED)
    .map(({ row }) => row)
    .join(', ');
  const more = rows.length > ROWS_NAMED ? ` and ${rows.length - ROWS_NAMED} more` : '';
  throw problem({
    code: 'mixed-currencies',
    field: 'mapping.currency',
    message: `Prices of these rows are not in ${currency}: ${named}${more}.`,
    whatToDo: 'Choose the currency of the list, or divide it into one list for each currency.',
  });
};

/** How prices of a mapping become pounds; null where they are in pounds. */
export const exchangeOf = ({ currency, exchange }: ImportMapping): Exchange | null =>
  currency !== HOME_CURRENCY && exchange ? { ...exchange, currency } : null;
