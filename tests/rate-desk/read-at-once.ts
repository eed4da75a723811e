import { type DeckRate, deckRatesOn, type IsoDate, readDeck } from '../../src/billing';
import { toHttpError } from '../../src/platform/errors';
import type { DeskRate, ImportMapping, ImportProblem } from '../../src/rate-desk/contracts';
import { rateProblem, toDeskRate } from '../../src/rate-desk/read-list';
import { openTable, type PlacedRow } from '../../src/rate-desk/split-table';

/** A whole table. */
export type Table = {
  header: string[];
  rows: string[][];
  hasHeader: boolean;
  /** Where each of the rows stands in the file. */
  places: number[];
};

/** Splits text into a table, all of it at once. */
export const splitTable = async (text: string, hasHeader?: boolean): Promise<Table> => {
  const { slices, ...table } = await openTable(text, hasHeader);
  const rows: PlacedRow[] = [];
  for await (const slice of slices) rows.push(...slice);
  return {
    ...table,
    rows: rows.map(({ cells }) => cells),
    places: rows.map(({ place }) => place),
  };
};

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
 */
export const readImport = async (
  text: string,
  { mapping, validFrom }: { mapping: ImportMapping; validFrom: IsoDate },
): Promise<ImportedRates> => {
  const table = await splitTable(text, mapping.hasHeader);
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
