import {
  type DeckError,
  type DeckRate,
  deckRatesOn,
  HOME_CURRENCY,
  type IsoDate,
  readDeck,
} from '../billing';
import { problem, toHttpError } from '../platform/errors';
import { flawOf } from './check-rates-in';
import type { DeskRate, Exchange, ImportMapping, ImportProblem, ReadImport } from './contracts';
import { splitTable, type Table } from './split-table';

const SHOWN = 12;
const LONGEST_DESTINATION = 60;

export type ImportedRates = {
  rates: DeskRate[];
  errors: ImportProblem[];
  skipped: number;
  rounded: number;
  inOtherCurrency: number;
  notHolding: number;
  startsOn: IsoDate | null;
};

const toDeskRate = ({
  row: _row,
  effective: _effective,
  ends: _ends,
  isPriceRounded: _isRounded,
  ...rate
}: DeckRate): DeskRate => ({
  ...rate,
  destination: rate.destination.slice(0, LONGEST_DESTINATION).trim(),
  bandGroup: rate.bandGroup.length < 2 ? 'other' : rate.bandGroup,
});

/** The day from which all of the file hold; null when it gives no dates. */
const latestStart = (rates: readonly DeckRate[]): IsoDate | null =>
  rates.reduce<IsoDate | null>(
    (latest, { effective }) =>
      effective !== null && (latest === null || effective > latest) ? effective : latest,
    null,
  );

/** Puts the row of the file beside what is wrong with it. */
const withText = ({ rows, places }: Table): ((error: DeckError) => ImportProblem) => {
  const indexes = new Map(places.map((place, index) => [place, index]));
  return (error) => ({
    ...error,
    text: (rows[indexes.get(error.row) ?? -1] ?? []).join(' | '),
  });
};

/**
 * Reads a price list by its mapping: the rates that hold on a day, and what is wrong with the rows that cannot be read.
 *
 * @throws the typed errors of the mapping: `missing-column`, `bad-mapping`, `bad-pattern`; `file-not-a-table`.
 */
export const readImport = (
  text: string,
  { mapping, validFrom }: { mapping: ImportMapping; validFrom: IsoDate },
): ImportedRates => {
  const table = splitTable(text, mapping.hasHeader);
  const read = readDeck({ mapping, ...table });
  if (!read.ok) throw toHttpError(read.error);
  const holding = deckRatesOn(read.value.rates, validFrom);
  const toProblem = withText(table);
  const errors = read.value.errors.map(toProblem);
  const rates: DeskRate[] = [];
  for (const rate of holding) {
    const deskRate = toDeskRate(rate);
    const flaw = flawOf(deskRate);
    if (flaw === null) rates.push(deskRate);
    else {
      const { field, message, whatToDo } = flaw;
      const error = {
        code: 'rate-invalid',
        row: rate.row,
        field,
        message: `${message} ${whatToDo}`,
      };
      errors.push(toProblem(error as DeckError));
    }
  }
  return {
    rates,
    errors: errors.sort((a, b) => a.row - b.row),
    skipped: read.value.skipped,
    rounded: holding.filter(({ isPriceRounded }) => isPriceRounded).length,
    inOtherCurrency: errors.filter(({ code }) => code === 'other-currency').length,
    notHolding: read.value.rates.length - holding.length,
    startsOn: latestStart(read.value.rates),
  };
};

const ROWS_NAMED = 8;

/**
 * Refuses a list with prices in more than one currency: what is left out would not be missed.
 * @throws problem 400 `mixed-currencies`, with the rows.
 */
export const requireOneCurrency = (
  { errors }: ImportedRates,
  { currency }: ImportMapping,
): void => {
  const rows = errors.flatMap(({ code, row }) => (code === 'other-currency' ? [row] : []));
  if (rows.length === 0) return;
  const named = rows.slice(0, ROWS_NAMED).join(', ');
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

/** What a reading found, with its first rows and first errors. */
export const summariseImport = ({ rates, errors, ...counts }: ImportedRates): ReadImport => ({
  ...counts,
  rates: rates.length,
  errors: errors.length,
  first: rates.slice(0, SHOWN),
  firstErrors: errors.slice(0, SHOWN),
});
