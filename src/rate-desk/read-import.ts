import { type DeckError, type DeckRate, deckRatesOn, type IsoDate, readDeck } from '../billing';
import { toHttpError } from '../platform/errors';
import { flawOf } from './check-rates-in';
import type { DeskRate, ImportMapping, ImportProblem, ReadImport } from './contracts';
import { splitTable, type Table } from './split-table';

const SHOWN = 12;
const LONGEST_DESTINATION = 60;

export type ImportedRates = {
  rates: DeskRate[];
  errors: ImportProblem[];
  skipped: number;
  rounded: number;
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

/** Rows count from the first of the file: the header, where there is one. */
const shiftOf = ({ hasHeader }: Table): number => (hasHeader ? 0 : 1);

const withText =
  (table: Table) =>
  (error: DeckError): ImportProblem => ({
    ...error,
    row: error.row - shiftOf(table),
    text: (table.rows[error.row - 2] ?? []).join(' | '),
  });

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
  const read = readDeck({ mapping, header: table.header, rows: table.rows });
  if (!read.ok) throw toHttpError(read.error);
  const holding = deckRatesOn(read.value.rates, validFrom);
  const errors = read.value.errors.map(withText(table));
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
      errors.push(withText(table)(error as DeckError));
    }
  }
  return {
    rates,
    errors: errors.sort((a, b) => a.row - b.row),
    skipped: read.value.skipped,
    rounded: holding.filter(({ isPriceRounded }) => isPriceRounded).length,
    notHolding: read.value.rates.length - holding.length,
    startsOn: latestStart(read.value.rates),
  };
};

/** What a reading found, with its first rows and first errors. */
export const summariseImport = ({ rates, errors, ...counts }: ImportedRates): ReadImport => ({
  ...counts,
  rates: rates.length,
  errors: errors.length,
  first: rates.slice(0, SHOWN),
  firstErrors: errors.slice(0, SHOWN),
});
