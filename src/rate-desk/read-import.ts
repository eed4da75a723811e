import { type DeckRate, deckRatesOn, type IsoDate, readDeck } from '../billing';
import { toHttpError } from '../platform/errors';
import type { DeskRate, ImportMapping, ImportProblem } from './contracts';
import { rateProblem, toDeskRate } from './read-list';
import { splitTable, type Table } from './split-table';

export type ImportedRates = {
  rates: DeskRate[];
  errors: ImportProblem[];
  skipped: number;
  rounded: number;
  inOtherCurrency: number;
  notHolding: number;
  startsOn: IsoDate | null;
};

/** The day from which all of the file hold; null when it gives no dates. */
const latestStart = (rates: readonly DeckRate[]): IsoDate | null =>
  rates.reduce<IsoDate | null>(
    (latest, { effective }) =>
      effective !== null && (latest === null || effective > latest) ? effective : latest,
    null,
  );

/** Puts the row of the file beside what is wrong with it. */
const withText = ({
  rows,
  places,
}: Table): ((error: Omit<ImportProblem, 'text'>) => ImportProblem) => {
  const indexes = new Map(places.map((place, index) => [place, index]));
  return (error) => ({
    ...error,
    text: (rows[indexes.get(error.row) ?? -1] ?? []).join(' | '),
  });
};

/**
 * Reads a price list by its mapping, all of it at once and without a database: the rates that hold on a day, and what is
 * wrong with the rows that cannot be read. What stageList keeps and readStaged finds is to be the same.
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
    const flaw = rateProblem(deskRate, rate.row);
    if (flaw === null) rates.push(deskRate);
    else errors.push(toProblem(flaw));
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
