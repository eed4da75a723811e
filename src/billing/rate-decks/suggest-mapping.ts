import { compileDatePattern } from '../calendar';
import { MICRO_PER_PENNY, MICRO_PER_POUND } from '../money';
import { currencyCodeOf, HOME_CURRENCY, suggestCurrency } from './deck-currency';
import { type DeckField, type DeckMapping, plainName, suggestDeckColumns } from './deck-mapping';

/** Patterns as carriers write dates, those that cannot be mistaken first; of the others the British way. */
const DATE_PATTERNS = [
  'YYYY-MM-DD',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DD HH:mm',
  'YYYY-MM-DDTHH:mm:ss',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'DD/MM/YYYY',
  'DD/MM/YYYY HH:mm:ss',
  'DD/MM/YYYY HH:mm',
  'D/M/YYYY',
  'DD-MM-YYYY',
  'DD.MM.YYYY',
  'DD MMM YYYY',
  'D MMM YYYY',
  'DD-MMM-YYYY',
  'DD-MMM-YY',
  'DD/MM/YY',
  'MM/DD/YYYY',
  'M/D/YYYY',
] as const;

const PRICE_FIELDS: readonly DeckField[] = ['rate', 'peak', 'offPeak', 'weekend', 'connection'];

type Table = { header: readonly string[]; rows: readonly (readonly string[])[] };

const cellsOf = ({ header, rows }: Table, name: string | undefined): string[] => {
  const place = name === undefined ? -1 : header.indexOf(name);
  if (place < 0) return [];
  return rows.map((row) => (row[place] ?? '').trim()).filter((text) => text !== '');
};

const datePatternOf = (texts: readonly string[]): string => {
  const fits = (pattern: string): boolean => {
    const read = compileDatePattern(pattern);
    return read.ok && texts.every((text) => read.value(text) !== null);
  };
  return texts.length === 0 ? DATE_PATTERNS[0] : (DATE_PATTERNS.find(fits) ?? DATE_PATTERNS[0]);
};

/** A comma before other than three digits, or no full stop anywhere, is a decimal mark. */
const decimalMarkOf = (texts: readonly string[]): '.' | ',' =>
  texts.some((text) => /^\D*\d*,\d+\D*$/.test(text)) && !texts.some((text) => text.includes('.'))
    ? ','
    : '.';

/** Pence where a heading says so: 'ppm', 'Pence per minute', 'Rate (p)'. */
const isPence = (columns: readonly string[]): boolean =>
  columns.some(
    (name) =>
      plainName(name).includes('ppm') || /pence|\bcents?\b|\(p(?:\/min)?\)|p\/min/i.test(name),
  );

const isPerSecond = (columns: readonly string[]): boolean =>
  columns.some((name) => /persec|persecond|pps$/.test(plainName(name)));

/** What most rows say, else a heading, else a price. */
const currencyOf = (
  table: Table,
  columns: DeckMapping['columns'],
  priced: readonly string[],
): string => {
  const counts = new Map<string, number>();
  for (const text of cellsOf(table, columns.currency)) {
    const code = currencyCodeOf(text);
    if (/^[A-Z]{3}$/.test(code)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most) return most[0];
  const prices = priced.flatMap((name) => cellsOf(table, name));
  return suggestCurrency([...priced, ...prices]) ?? HOME_CURRENCY;
};

/** How a deck is likely to be read, from its header and some of its rows, for a person to correct. */
export const suggestDeckMapping = (table: Table): DeckMapping => {
  const columns = suggestDeckColumns(table.header);
  const priced = PRICE_FIELDS.flatMap((field) => columns[field] ?? []);
  const dates = [...cellsOf(table, columns.effective), ...cellsOf(table, columns.ends)];
  return {
    columns,
    per: isPerSecond(priced) ? 'second' : 'minute',
    microPerUnit: isPence(priced) ? MICRO_PER_PENNY : MICRO_PER_POUND,
    currency: currencyOf(table, columns, priced),
    // Only a person knows it.
    exchange: null,
    decimalMark: decimalMarkOf(priced.flatMap((name) => cellsOf(table, name))),
    dateFormat: datePatternOf(dates),
    endDate: 'last-day',
    skipStatuses: ['Blocked', 'Deleted', 'Discontinued'],
    defaults: {
      effective: null,
      firstIncrementS: 1,
      nextIncrementS: 1,
      connectionMicro: 0,
      minimumMicro: 0,
    },
  };
};

/** Whether a table's first row names its columns: a prefix or price is among them, and no cell of it is a number. */
export const looksLikeHeader = (row: readonly string[]): boolean => {
  const columns = suggestDeckColumns(row);
  const isKnown = columns.prefix !== undefined || columns.rate !== undefined;
  const isNamed = isKnown || columns.destination !== undefined || columns.peak !== undefined;
  return isNamed && !row.some((text) => /^[+=£]?\d+(?:[.,]\d+)?$/.test(text.trim()));
};

/**
 * The columns of a table without a header, by what is in them: digits are prefixes, words destinations, the first
 * decimals the price. Names are those of `header`, such as 'A', 'B'.
 */
export const guessDeckColumns = ({ header, rows }: Table): DeckMapping['columns'] => {
  const isAll = (name: string, pattern: RegExp): boolean => {
    const cells = cellsOf({ header, rows }, name);
    return cells.length > 0 && cells.every((text) => pattern.test(text));
  };
  const columns: DeckMapping['columns'] = {};
  for (const name of header) {
    if (isAll(name, /^[+=]?\d[\d\s,;-]*$/) && columns.prefix === undefined) columns.prefix = name;
    else if (isAll(name, /^£?\d*[.,]?\d+$/)) {
      if (columns.rate === undefined) columns.rate = name;
    } else if (isAll(name, /^[a-z0-9-]{2,40}$/) && columns.destination !== undefined) {
      columns.bandGroup ??= name;
    } else if (isAll(name, /[A-Za-z]/)) columns.destination ??= name;
  }
  return columns;
};
