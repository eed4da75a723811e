import { looksLikeHeader, suggestDeckColumns } from '../billing';
import { csvLine } from '../platform/csv';
import { problem } from '../platform/errors';
import { readXlsx } from '../platform/spreadsheet';
import { splitRows, UnclosedQuoteError } from './split-rows';

/** A row of a table, and where it stands in the file, as a spreadsheet counts them, from 1. */
export type PlacedRow = { cells: string[]; place: number };

/** A file or pasted rows, its columns known, its rows split into cells as they are asked for. Blank rows are not there. */
export type OpenTable = { header: string[]; hasHeader: boolean; rows: Iterable<PlacedRow> };

/** A whole table. */
export type Table = {
  header: string[];
  rows: string[][];
  hasHeader: boolean;
  /** Where each of the rows stands in the file. */
  places: number[];
};

const DELIMITERS = ['\t', ';', ',', '|'];
const LINES_LOOKED_AT = 60;
const LETTERS_LOOKED_AT = 40_000;

/** The sign that divides the most lines into as many cells; of several the one that makes more of them. */
const delimiterOf = (text: string): string => {
  const lines = text
    .slice(0, LETTERS_LOOKED_AT)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/, LINES_LOOKED_AT)
    .filter((line) => line.trim() !== '');
  const scoreOf = (delimiter: string): number => {
    const alike = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(delimiter).length - 1;
      if (count > 0) alike.set(count, (alike.get(count) ?? 0) + 1);
    }
    const [usual] = [...alike].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
    return usual ? usual[1] * 100 + usual[0] + Number(delimiter === '\t') : 0;
  };
  const best = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreOf(delimiter) })).sort(
    (a, b) => b.score - a.score,
  )[0];
  return best && best.score > 0 ? best.delimiter : ',';
};

const APOSTROPHE = 39;

/** What we put before text that a spreadsheet would run as a formula goes again, so that =118 comes back as it was. */
const plainCell = (cell: string): string =>
  (cell.charCodeAt(0) === APOSTROPHE ? cell.replace(/^'(?=[=+\-@])/, '') : cell).trim();

/** A, B, ... Z, AA: how spreadsheets call columns. */
const letterOf = (index: number): string =>
  (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') +
  String.fromCharCode(65 + (index % 26));

/** Names that are blank or there twice get their letter, so that each column can be chosen. */
const namesOf = (row: readonly string[]): string[] => {
  const seen = new Set<string>();
  return row.map((cell, index) => {
    const name = cell === '' || seen.has(cell) ? `${cell} (${letterOf(index)})`.trim() : cell;
    seen.add(name);
    return name;
  });
};

const notATable = (detail: string) =>
  problem({
    code: 'file-not-a-table',
    field: 'file',
    message: `The file cannot be read as a table: ${detail}.`,
    whatToDo: 'Save it as CSV or as an Excel workbook (.xlsx), or paste its rows.',
  });

const ROWS_BEFORE_HEADER = 40;
/** So many rows say how wide a table is that has no header. */
const ROWS_LOOKED_AT = 1_000;

/** Lists have titles, dates and addresses above the row that names their columns: where that row is, -1 for none. */
const headerPlace = (rows: readonly PlacedRow[], hasHeader: boolean | undefined): number => {
  if (hasHeader === false) return -1;
  const namesSome = ({ cells }: PlacedRow): boolean =>
    looksLikeHeader(cells) && Object.keys(suggestDeckColumns(cells)).length > 1;
  const found = rows.slice(0, ROWS_BEFORE_HEADER).findIndex(namesSome);
  if (found >= 0) return found;
  return hasHeader === true || looksLikeHeader(rows[0]?.cells ?? []) ? 0 : -1;
};

function* placedRows(text: string): Generator<PlacedRow> {
  let place = 0;
  try {
    for (const row of splitRows(text, delimiterOf(text.replace(/^\ufeff/, '')))) {
      place += 1;
      const cells = row.map(plainCell);
      if (cells.some((cell) => cell !== '')) yield { cells, place };
    }
  } catch (error) {
    throw error instanceof UnclosedQuoteError ? notATable(error.message) : error;
  }
}

function* chained<Item>(first: readonly Item[], others: Iterator<Item>): Generator<Item> {
  yield* first;
  for (let next = others.next(); next.done !== true; next = others.next()) yield next.value;
}

/**
 * Opens text as a table: comma, semicolon, tab or bar, quoted or not, with or without a header, which need not be the
 * first row. `hasHeader` says whether there is one; found out when left out. Its rows can be gone through once.
 *
 * @throws problem 400 `file-not-a-table`, also while its rows are gone through; `file-empty`.
 */
export const openTable = (text: string, hasHeader?: boolean): OpenTable => {
  if (text.startsWith('PK') || text.includes('\u0000')) {
    throw notATable('it is a binary file');
  }
  const rows = placedRows(text);
  const first: PlacedRow[] = [];
  while (first.length < ROWS_LOOKED_AT) {
    const next = rows.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  if (first.length === 0) {
    throw problem({
      code: 'file-empty',
      field: 'file',
      message: 'There are no rows.',
      whatToDo: 'Choose a file with a price list, or copy its rows again.',
    });
  }
  const at = headerPlace(first, hasHeader);
  const width = Math.max(...first.map(({ cells }) => cells.length));
  return {
    header:
      at >= 0
        ? namesOf(first[at]?.cells ?? [])
        : Array.from({ length: width }, (_, index) => letterOf(index)),
    hasHeader: at >= 0,
    rows: chained(first.slice(at + 1), rows),
  };
};

/**
 * Splits text into a table, all of it at once.
 * @throws as openTable.
 */
export const splitTable = (text: string, hasHeader?: boolean): Table => {
  const { rows: placed, ...table } = openTable(text, hasHeader);
  const rows = [...placed];
  return {
    ...table,
    rows: rows.map(({ cells }) => cells),
    places: rows.map(({ place }) => place),
  };
};

const UTF_8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Text in the encoding that its first bytes name: UTF-16 of either kind, UTF-8, else as Windows saves it in Western Europe. */
const decoded = (bytes: Buffer): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const isMarked = bytes.subarray(0, UTF_8_MARK.length).equals(UTF_8_MARK);
    return new TextDecoder('windows-1252').decode(bytes.subarray(isMarked ? UTF_8_MARK.length : 0));
  }
};

/**
 * A file as text: a text file in its encoding, an Excel workbook as the CSV of its longest sheet.
 * @throws problem 400 `file-not-a-table` for an archive that is no workbook.
 */
export const decodeText = (bytes: Buffer): string => {
  if (bytes.toString('latin1', 0, 2) !== 'PK') return decoded(bytes);
  try {
    return readXlsx(bytes).map(csvLine).join('');
  } catch (error) {
    throw notATable(error instanceof Error ? error.message : 'it is no workbook');
  }
};
