import { compileDatePattern, type IsoDate } from '../calendar';
import { fail, ok, type Result } from '../result';
import { type Cell } from './deck-cells';
import { type DeckMapping } from './deck-mapping';
import { type DeckError, type DeckRate } from './deck-rate';
import { type DeckMappingError, locateColumns } from './locate-columns';
import { createDeckRowReader } from './read-deck-row';

/** What a deck holds: the rates of its rows, and what is wrong with the others. */
export type ReadDeck = { rates: DeckRate[]; errors: DeckError[]; skipped: number };

/** Refuses rates whose prefix is there from the same day already. */
const createRepeatFinder = (columns: DeckMapping['columns']) => {
  const field = columns.prefix ?? columns.areaCodes ?? columns.countryCode ?? 'prefix';
  const rowOf = new Map<string, number>();
  return (rate: DeckRate): DeckError | null => {
    // Prices of one prefix that begin on different days follow each other: the later one wins.
    const key = `${rate.prefix} ${rate.effective ?? ''}`;
    const earlier = rowOf.get(key);
    if (earlier === undefined) {
      rowOf.set(key, rate.row);
      return null;
    }
    const message = `The prefix ${rate.prefix} is in row ${earlier} already, from the same day. Keep one of them.`;
    return { code: 'duplicate-prefix', row: rate.row, field, message };
  };
};

/** What a row of a deck says. A blank one, and one with a status that is left out, says nothing. */
export type DeckRow = { rates: DeckRate[]; errors: DeckError[]; isSkipped: boolean };

const NOTHING: DeckRow = { rates: [], errors: [], isSkipped: false };

/** Reads a row that has been split into cells. `row` is where it stands in the file. */
export type DeckReader = (cells: readonly string[], row: number) => DeckRow;

/**
 * A reader of the rows of one deck, from first to last: it remembers the prefixes that it has read.
 *
 * Errors of the mapping itself: `missing-column`, `bad-mapping`, `bad-pattern`.
 */
export const createDeckReader = ({
  mapping,
  header,
}: {
  mapping: DeckMapping;
  header: readonly string[];
}): Result<DeckReader, DeckMappingError> => {
  const places = locateColumns(mapping, header);
  if (!places.ok) return places;
  const readDate = compileDatePattern(mapping.dateFormat);
  if (!readDate.ok) return fail({ ...readDate.error, field: 'dateFormat' });
  const readRow = createDeckRowReader(mapping, readDate.value);
  const findRepeat = createRepeatFinder(mapping.columns);
  return ok((cells, row) => {
    if (cells.every((text) => text.trim() === '')) return NOTHING;
    const cell: Cell = (field) => {
      const place = places.value.get(field);
      return place === undefined ? '' : (cells[place] ?? '').trim();
    };
    const read = readRow(cell, row);
    if (read === null) return { ...NOTHING, isSkipped: true };
    if (!read.ok) return { ...NOTHING, errors: [read.error] };
    const errors: DeckError[] = [];
    const rates = read.value.filter((rate) => {
      const repeat = findRepeat(rate);
      if (repeat !== null) errors.push(repeat);
      return repeat === null;
    });
    return { rates, errors, isSkipped: false };
  });
};

/** Rates of one prefix together, where the first of them is. */
const byPrefix = (rates: readonly DeckRate[]): DeckRate[] => {
  const together = new Map<string, DeckRate[]>();
  for (const rate of rates) {
    const known = together.get(rate.prefix);
    if (known) known.push(rate);
    else together.set(rate.prefix, [rate]);
  }
  return [...together.values()].flat();
};

/**
 * Reads a deck whose rows have been split into cells: rates of the rows that can be read, and for
 * each of the others what is wrong with it and what to do. Blank rows are passed over.
 *
 * Errors of the mapping itself: those of createDeckReader.
 */
export const readDeck = (input: {
  mapping: DeckMapping;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  /** Where each of the rows stands in the file; the header is row 1 and they follow it when left out. */
  places?: readonly number[];
}): Result<ReadDeck, DeckMappingError> => {
  const reader = createDeckReader(input);
  if (!reader.ok) return reader;
  const read = input.rows.map((cells, index) =>
    reader.value(cells, input.places?.[index] ?? index + 2),
  );
  return ok({
    rates: byPrefix(read.flatMap(({ rates }) => rates)),
    errors: read.flatMap(({ errors }) => errors).sort((a, b) => a.row - b.row),
    skipped: read.filter(({ isSkipped }) => isSkipped).length,
  });
};

/** The rates of a deck that hold on a day: of each prefix the one that began last, unless it ended. */
export const deckRatesOn = (rates: readonly DeckRate[], date: IsoDate): DeckRate[] => {
  const latest = new Map<string, DeckRate>();
  for (const rate of rates) {
    if ((rate.effective ?? '') > date) continue;
    const known = latest.get(rate.prefix);
    if (!known || (rate.effective ?? '') > (known.effective ?? '')) latest.set(rate.prefix, rate);
  }
  return [...latest.values()].filter(({ ends }) => ends === null || ends > date);
};
