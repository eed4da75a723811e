import { parse } from 'csv-parse/sync';

import { looksLikeHeader } from '../billing';
import { problem } from '../platform/errors';

/** A file or pasted rows, split into cells. */
export type Table = { header: string[]; rows: string[][]; hasHeader: boolean };

const DELIMITERS = ['\t', ';', ',', '|'];
const LINES_LOOKED_AT = 20;

/** The sign that divides most lines, and each of them into as many cells. */
const delimiterOf = (text: string): string => {
  const lines = text
    .split(/\r?\n/, LINES_LOOKED_AT)
    .map((line) => line.replace(/"[^"]*"/g, ''))
    .filter((line) => line !== '');
  const scoreOf = (delimiter: string): number => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const least = Math.min(...counts);
    return least > 0 ? least * 100 + Number(delimiter === '\t') : 0;
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
    whatToDo: 'Save it as CSV from your spreadsheet, or paste its rows.',
  });

/**
 * Splits text into a table: comma, semicolon, tab or bar, quoted or not, with or without a header. `hasHeader` says
 * what the first row is; found out when left out.
 *
 * @throws problem 400 `file-not-a-table`, `file-empty`.
 */
export const splitTable = (text: string, hasHeader?: boolean): Table => {
  if (text.startsWith('PK') || text.includes('\u0000')) {
    throw notATable('it is a spreadsheet or another binary file');
  }
  let cells: string[][];
  try {
    cells = parse(text, {
      delimiter: delimiterOf(text.replace(/^\ufeff/, '')),
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    throw notATable(error instanceof Error ? error.message : 'its quotes do not end');
  }
  const table = cells
    .map((row) => row.map(plainCell))
    .filter((row) => row.some((cell) => cell !== ''));
  const [first] = table;
  if (!first) {
    throw problem({
      code: 'file-empty',
      field: 'file',
      message: 'There are no rows.',
      whatToDo: 'Choose a file with a price list, or copy its rows again.',
    });
  }
  const isHeader = hasHeader ?? looksLikeHeader(first);
  const width = Math.max(...table.slice(0, 1000).map((row) => row.length));
  const header = isHeader ? namesOf(first) : Array.from({ length: width }, (_, i) => letterOf(i));
  return { header, rows: isHeader ? table.slice(1) : table, hasHeader: isHeader };
};

/** Bytes of a file as text: UTF-8, else as Windows saves it in Western Europe. */
export const decodeText = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
