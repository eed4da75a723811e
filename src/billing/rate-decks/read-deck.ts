import { compileDatePattern, type IsoDate } from '../calendar';
import { fail, ok, type Result } from '../result';
import { type Cell } from './deck-cells';
import { type DeckMapping } from './deck-mapping';
import { type DeckError, type DeckRate } from './deck-rate';
import { type DeckMappingError, locateColumns } from './locate-columns';
import { createDeckRowReader } from './read-deck-row';

/** What a deck holds: the rates of its rows, and what is wrong with the others. */
export type ReadDeck = { rates: DeckRate[]; errors: DeckError[]; skipped: number };

const withoutRepeats = (rates: readonly DeckRate[], columns: DeckMapping['columns']): ReadDeck => {
  const kept = new Map<string, DeckRate[]>();
  const errors: DeckError[] = [];
  for (const rate of rates) {
    const known = kept.get(rate.prefix) ?? [];
    // Prices of one prefix that begin on different days follow each other: the later one wins.
    const twin = known.find(({ effective }) => effective === rate.effective);
    if (twin) {
      const message = `The prefix ${rate.prefix} is in row ${twin.row} already, from the same day. Keep one of them.`;
      const field = columns.prefix ?? columns.areaCodes ?? columns.countryCode ?? 'prefix';
      errors.push({ code: 'duplicate-prefix', row: rate.row, field, message });
    } else kept.set(rate.prefix, [...known, rate]);
  }
  return { rates: [...kept.values()].flat(), errors, skipped: 0 };
};

/**
 * Reads a deck whose rows have been split into cells: rates of the rows that can be read, and for
 * each of the others what is wrong with it and what to do. Blank rows are passed over.
 *
 * Errors of the mapping itself: `missing-column`, `bad-mapping`, `bad-pattern`.
 */
export const readDeck = (input: {
  mapping: DeckMapping;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  /** Where each of the rows stands in the file; the header is row 1 and they follow it when left out. */
  places?: readonly number[];
}): Result<ReadDeck, DeckMappingError> => {
  const { mapping, header, rows, places: placeOf } = input;
  const places = locateColumns(mapping, header);
  if (!places.ok) return places;
  const readDate = compileDatePattern(mapping.dateFormat);
  if (!readDate.ok) return fail({ ...readDate.error, field: 'dateFormat' });
  const readRow = createDeckRowReader(mapping, readDate.value);
  const rates: DeckRate[] = [];
  const errors: DeckError[] = [];
  let skipped = 0;
  rows.forEach((cells, index) => {
    if (cells.every((text) => text.trim() === '')) return;
    const cell: Cell = (field) => {
      const place = places.value.get(field);
      return place === undefined ? '' : (cells[place] ?? '').trim();
    };
    const read = readRow(cell, placeOf?.[index] ?? index + 2);
    if (read === null) skipped += 1;
    else if (read.ok) rates.push(...read.value);
    else errors.push(read.error);
  });
  const unique = withoutRepeats(rates, mapping.columns);
  const all = [...errors, ...unique.errors].sort((a, b) => a.row - b.row);
  return ok({ rates: unique.rates, errors: all, skipped });
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
