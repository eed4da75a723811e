import { parse } from 'csv-parse/sync';

import { looksLikeHeader, suggestDeckColumns } from '../billing';
import { csvLine } from '../platform/csv';
import { problem } from '../platform/errors';
import { readXlsx } from '../platform/spreadsheet';

/** A file or pasted rows, split into cells. */
export type Table = {
  header: string[];
  rows: string[][];
  hasHeader: boolean;
  /** Where each of the rows stands in the file, as a spreadsheet counts them, from 1. */
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

/** What we put before text that a spreadsheet would run as a formula goes again, so that =118 comes back as it was. */
const plainCell = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '').trim();

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

/** Lists have titles, dates and addresses above the row that names their columns: where that row is, -1 for none. */
const headerPlace = (cells: readonly string[][], hasHeader: boolean | undefined): number => {
  if (hasHeader === false) return -1;
  const namesSome = (row: readonly string[]): boolean =>
    looksLikeHeader(row) && Object.keys(suggestDeckColumns(row)).length > 1;
  const found = cells.slice(0, ROWS_BEFORE_HEADER).findIndex(namesSome);
  if (found >= 0) return found;
  return hasHeader === true || looksLikeHeader(cells[0] ?? []) ? 0 : -1;
};

const cellsOf = (text: string): string[][] => {
  try {
    return parse(text, {
      delimiter: delimiterOf(text.replace(/^\ufeff/, '')),
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
    });
  } catch (error) {
    throw notATable(error instanceof Error ? error.message : 'its quotes do not end');
  }
};

/**
 * Splits text into a table: comma, semicolon, tab or bar, quoted or not, with or without a header, which need not be
 * the first row. `hasHeader` says whether there is one; found out when left out.
 *
 * @throws problem 400 `file-not-a-table`, `file-empty`.
 */
export const splitTable = (text: string, hasHeader?: boolean): Table => {
  if (text.startsWith('PK') || text.includes('\u0000')) {
    throw notATable('it is a binary file');
  }
  const table: string[][] = [];
  const places: number[] = [];
  cellsOf(text).forEach((row, index) => {
    const cells = row.map(plainCell);
    if (cells.every((cell) => cell === '')) return;
    table.push(cells);
    places.push(index + 1);
  });
  if (table.length === 0) {
    throw problem({
      code: 'file-empty',
      field: 'file',
      message: 'There are no rows.',
      whatToDo: 'Choose a file with a price list, or copy its rows again.',
    });
  }
  const at = headerPlace(table, hasHeader);
  const width = Math.max(...table.slice(0, 1000).map((row) => row.length));
  const header =
    at >= 0 ? namesOf(table[at] ?? []) : Array.from({ length: width }, (_, i) => letterOf(i));
  return {
    header,
    rows: table.slice(at + 1),
    hasHeader: at >= 0,
    places: places.slice(at + 1),
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
