import { addDays, type IsoDate } from '../calendar';
import { fail, ok, type Result } from '../result';
import { type Cell, createDeckCells, type DeckCells } from './deck-cells';
import { isCurrency } from './deck-currency';
import { type DeckMapping, plainName } from './deck-mapping';
import { type DeckError, type DeckRate } from './deck-rate';
import { expandPrefixes } from './expand-prefixes';

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40) || 'other';

type Prices = Pick<
  DeckRate,
  'peakMicro' | 'offPeakMicro' | 'weekendMicro' | 'connectionMicro' | 'minimumMicro'
>;

const readPrices = (cells: DeckCells, mapping: DeckMapping): Prices => {
  const { microPerUnit, defaults } = mapping;
  const perMinute = microPerUnit * (mapping.per === 'second' ? 60 : 1);
  const flat = mapping.columns.rate === undefined ? null : cells.price('rate', null, perMinute);
  return {
    peakMicro: cells.price('peak', flat, perMinute),
    offPeakMicro: cells.price('offPeak', flat, perMinute),
    weekendMicro: cells.price('weekend', flat, perMinute),
    connectionMicro: cells.price('connection', defaults.connectionMicro, microPerUnit),
    minimumMicro: cells.price('minimum', defaults.minimumMicro, microPerUnit),
  };
};

const readIncrements = (
  cells: DeckCells,
  cell: Cell,
  { defaults }: DeckMapping,
): Pick<DeckRate, 'firstIncrementS' | 'nextIncrementS'> => {
  const both = cell('intervals');
  const { firstIncrementS: first, nextIncrementS: next } = defaults;
  if (both === '') {
    return {
      firstIncrementS: cells.seconds('firstInterval', cell('firstInterval'), first),
      nextIncrementS: cells.seconds('nextInterval', cell('nextInterval'), next),
    };
  }
  const parts = both.split(/[/+-]/).map((text) => text.trim());
  // Some write first how long nothing is charged: 0-60-60. With seconds that are free a call is priced otherwise.
  const pair = parts.length === 3 && parts[0] === '0' ? parts.slice(1) : parts;
  if (pair.length !== 2) {
    const message = `"${both}" is not intervals. Write them as 30/6.`;
    cells.refuse('bad-interval', 'intervals', message);
  }
  return {
    firstIncrementS: cells.seconds('intervals', pair[0] ?? '', first),
    nextIncrementS: cells.seconds('intervals', pair[1] ?? '', next),
  };
};

const readCap = (
  cells: DeckCells,
  cell: Cell,
  mapping: DeckMapping,
): Pick<DeckRate, 'capMicro' | 'capSeconds'> => {
  if (cell('cap') === '') return { capMicro: null, capSeconds: null };
  const capMicro = cells.price('cap', null, mapping.microPerUnit);
  const seconds = cell('capSeconds');
  return { capMicro, capSeconds: seconds === '' ? null : cells.seconds('capSeconds', seconds, 1) };
};

const YES = /^(?:y|yes|true|1|x)$/i;

const readSpecials = (
  cells: DeckCells,
  cell: Cell,
  { columns, microPerUnit }: DeckMapping,
): Pick<DeckRate, 'perCallMicro' | 'serviceCode' | 'isItemisationSuppressed'> => ({
  ...(columns.perCall !== undefined && {
    perCallMicro: cells.price('perCall', 0, microPerUnit),
  }),
  ...(cell('serviceCode') !== '' && { serviceCode: cell('serviceCode').toUpperCase() }),
  ...(YES.test(cell('notItemised')) && { isItemisationSuppressed: true }),
});

const readSpan = (
  cells: DeckCells,
  { defaults, endDate }: DeckMapping,
): Pick<DeckRate, 'effective' | 'ends'> => {
  const effective = cells.date('effective') ?? defaults.effective;
  const end = cells.date('ends');
  const ends = end !== null && endDate === 'last-day' ? addDays(end, 1) : end;
  if (ends !== null && effective !== null && ends <= effective) {
    const message = 'The price ends before it begins. Put the dates right.';
    cells.refuse('bad-date', 'ends', message);
  }
  return { effective, ends };
};

/** Reads one row of a deck into a rate for each of its prefixes; null when its status skips it. */
export const createDeckRowReader = (
  mapping: DeckMapping,
  readDate: (text: string) => IsoDate | null,
): ((cell: Cell, row: number) => Result<DeckRate[], DeckError> | null) => {
  const skips = new Set(mapping.skipStatuses.map(plainName));
  const codes = mapping.columns.prefix === undefined ? 'areaCodes' : 'prefix';
  return (cell, row) => {
    const status = cell('status');
    if (status !== '' && skips.has(plainName(status))) return null;
    const cells = createDeckCells({ mapping, readDate, cell, row });
    const destination = cell('destination');
    if (destination === '') {
      const message = 'The destination is blank. Name it.';
      cells.refuse('missing-destination', 'destination', message);
    }
    const currency = cell('currency');
    if (currency !== '' && !isCurrency(currency, mapping.currency)) {
      const message = `The row is in ${currency}, not in ${mapping.currency}.`;
      cells.refuse('other-currency', 'currency', message);
    }
    const prefixes = expandPrefixes(cell('countryCode'), cell(codes));
    if (!prefixes.ok) cells.refuse(prefixes.error.code, codes, prefixes.error.message);
    const rate: Omit<DeckRate, 'prefix' | 'isPriceRounded'> = {
      row,
      destination,
      bandGroup: cell('bandGroup') || slug(destination),
      ...readPrices(cells, mapping),
      ...readIncrements(cells, cell, mapping),
      ...readCap(cells, cell, mapping),
      ...readSpecials(cells, cell, mapping),
      ...readSpan(cells, mapping),
    };
    if (cells.error !== null) return fail(cells.error);
    const list = prefixes.ok ? prefixes.value : [];
    const { isPriceRounded } = cells;
    return ok(list.map((prefix) => ({ ...rate, prefix, isPriceRounded })));
  };
};
