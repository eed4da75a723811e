import { addDays, compileDatePattern, type IsoDate } from '../calendar';
import { type MicroPounds, scaleDecimal, scanDecimal } from '../money';
import { type RateRow } from '../rating';
import { type BillingError, fail, ok, type Result } from '../result';
import { type DeckField, type DeckMapping, plainName } from './deck-mapping';
import { expandPrefixes } from './expand-prefixes';

/** A price of a deck, for one prefix. */
export type DeckRate = Omit<RateRow, 'id'> & {
  /** Row of the file that it is from, the header being row 1. */
  row: number;
  /** First day that it holds; null when the deck does not say. */
  effective: IsoDate | null;
  /** First day that it holds no more; null while it goes on. */
  ends: IsoDate | null;
  /** Whether the deck's price has more decimals than a micro-pound and was rounded half-up. */
  isPriceRounded: boolean;
};

/** What is wrong with a row. `field` is the column's name in the deck. */
export type DeckError = BillingError<
  | 'missing-destination'
  | 'bad-prefix'
  | 'bad-range'
  | 'too-many-prefixes'
  | 'bad-price'
  | 'bad-interval'
  | 'bad-date'
  | 'duplicate-prefix'
> & { row: number; field: string };

export type ReadDeck = { rates: DeckRate[]; errors: DeckError[]; skipped: number };

export type DeckMappingError = BillingError<'missing-column' | 'bad-pattern' | 'bad-mapping'>;

type Cell = (field: DeckField) => string;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40) || 'other';

const locate = (
  mapping: DeckMapping,
  header: readonly string[],
): Result<ReadonlyMap<DeckField, number>, DeckMappingError> => {
  const { columns } = mapping;
  const names = header.map(plainName);
  const places = new Map<DeckField, number>();
  for (const [field, name] of Object.entries(columns) as [DeckField, string][]) {
    const place = names.indexOf(plainName(name));
    if (place < 0) {
      const message = `The file has no column "${name}". Choose another one for it.`;
      return fail({ code: 'missing-column', field, message });
    }
    places.set(field, place);
  }
  const lacks = (field: DeckField, message: string): { ok: false; error: DeckMappingError } =>
    fail({ code: 'bad-mapping', field, message });
  if (columns.prefix === undefined && columns.countryCode === undefined) {
    return lacks('prefix', 'Say which column holds the prefix, or country and area codes.');
  }
  const hasBands = columns.peak !== undefined && columns.offPeak !== undefined;
  if (columns.rate === undefined && !(hasBands && columns.weekend !== undefined)) {
    return lacks('rate', 'Say which column holds the price, or those of all three time bands.');
  }
  if (columns.destination === undefined) {
    return lacks('destination', 'Say which column holds the destination.');
  }
  return ok(places);
};

type RowReader = (cell: Cell, row: number) => Result<DeckRate[], DeckError> | null;

const createRowReader = (
  mapping: DeckMapping,
  readDate: (text: string) => IsoDate | null,
): RowReader => {
  const { defaults, columns, decimalMark } = mapping;
  const skips = new Set(mapping.skipStatuses.map(plainName));
  const nameOf = (field: DeckField): string => columns[field] ?? field;

  return (cell, row) => {
    const status = cell('status');
    if (status !== '' && skips.has(plainName(status))) return null;
    let isPriceRounded = false;
    let error: DeckError | null = null;
    const wrong = (code: DeckError['code'], field: DeckField, message: string): void => {
      error ??= { code, row, field: nameOf(field), message };
    };
    const price = (field: DeckField, blank: MicroPounds | null, factor: number): MicroPounds => {
      const text = cell(field).replace(/^[£$€]\s*/, '');
      if (text === '' && blank !== null) return blank;
      const decimal = scanDecimal(text, decimalMark);
      if (decimal === null || decimal.digits < 0) {
        wrong('bad-price', field, `"${text}" is not a price. Write it as 0${decimalMark}0123.`);
        return 0;
      }
      try {
        const exact = scaleDecimal(decimal, factor, 'refuse');
        if (exact !== null) return exact;
        isPriceRounded = true;
        return scaleDecimal(decimal, factor, 'half-up') ?? 0;
      } catch (thrown) {
        if (!(thrown instanceof RangeError)) throw thrown;
        wrong('bad-price', field, `"${text}" is too large a price.`);
        return 0;
      }
    };
    const seconds = (field: DeckField, text: string, blank: number): number => {
      if (text === '') return blank;
      const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
      if (value < 1) wrong('bad-interval', field, `"${text}" is not seconds. Write 1 or more.`);
      return value;
    };
    const date = (field: DeckField): IsoDate | null => {
      const text = cell(field);
      if (text === '') return null;
      const read = readDate(text);
      if (read === null) {
        wrong('bad-date', field, `"${text}" is not a date of the form ${mapping.dateFormat}.`);
      }
      return read;
    };
    const perMinute = mapping.microPerUnit * (mapping.per === 'second' ? 60 : 1);
    const destination = cell('destination');
    if (destination === '') {
      wrong('missing-destination', 'destination', 'The destination is blank. Name it.');
    }
    const areaField = columns.prefix === undefined ? 'areaCodes' : 'prefix';
    const prefixes = expandPrefixes(cell('countryCode'), cell(areaField));
    if (!prefixes.ok) wrong(prefixes.error.code, areaField, prefixes.error.message);
    const isFlat = columns.rate !== undefined;
    const flat = isFlat ? price('rate', null, perMinute) : null;
    const peakMicro = price('peak', flat, perMinute);
    const offPeakMicro = price('offPeak', flat, perMinute);
    const weekendMicro = price('weekend', flat, perMinute);
    const connectionMicro = price('connection', defaults.connectionMicro, mapping.microPerUnit);
    const minimumMicro = price('minimum', defaults.minimumMicro, mapping.microPerUnit);
    const both = cell('intervals');
    const pair = both.split(/[/+-]/).map((text) => text.trim());
    if (both !== '' && pair.length !== 2) {
      wrong('bad-interval', 'intervals', `"${both}" is not intervals. Write them as 30/6.`);
    }
    const firstField = both === '' ? 'firstInterval' : 'intervals';
    const nextField = both === '' ? 'nextInterval' : 'intervals';
    const first = both === '' ? cell('firstInterval') : (pair[0] ?? '');
    const next = both === '' ? cell('nextInterval') : (pair[1] ?? '');
    const firstIncrementS = seconds(firstField, first, defaults.firstIncrementS);
    const nextIncrementS = seconds(nextField, next, defaults.nextIncrementS);
    const effective = date('effective') ?? defaults.effective;
    const lastDay = date('ends');
    const ends = lastDay !== null && mapping.endDate === 'last-day' ? addDays(lastDay, 1) : lastDay;
    if (ends !== null && effective !== null && ends <= effective) {
      wrong('bad-date', 'ends', 'The price ends before it begins. Put the dates right.');
    }
    if (error !== null) return fail(error);
    const bandGroup = cell('bandGroup') || slug(destination);
    const list = prefixes.ok ? prefixes.value : [];
    return ok(
      list.map((prefix) => ({
        row,
        prefix,
        destination,
        bandGroup,
        connectionMicro,
        peakMicro,
        offPeakMicro,
        weekendMicro,
        minimumMicro,
        firstIncrementS,
        nextIncrementS,
        capMicro: null,
        capSeconds: null,
        effective,
        ends,
        isPriceRounded,
      })),
    );
  };
};

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
}): Result<ReadDeck, DeckMappingError> => {
  const { mapping, header, rows } = input;
  const places = locate(mapping, header);
  if (!places.ok) return places;
  const readDate = compileDatePattern(mapping.dateFormat);
  if (!readDate.ok) return fail({ ...readDate.error, field: 'dateFormat' });
  const readRow = createRowReader(mapping, readDate.value);
  const rates: DeckRate[] = [];
  const errors: DeckError[] = [];
  let skipped = 0;
  rows.forEach((cells, index) => {
    if (cells.every((text) => text.trim() === '')) return;
    const cell: Cell = (field) => {
      const place = places.value.get(field);
      return place === undefined ? '' : (cells[place] ?? '').trim();
    };
    const read = readRow(cell, index + 2);
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
