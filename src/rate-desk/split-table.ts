import { setImmediate as breathe } from 'node:timers/promises';

import { type CastingContext, type Options, parse } from 'csv-parse';

import { looksLikeHeader, suggestDeckColumns } from '../billing';
import { csvLine } from '../platform/csv';
import { problem } from '../platform/errors';
import { readXlsx } from '../platform/spreadsheet';

/** A row of a table, and where it stands in the file, as a spreadsheet counts them, from 1. */
export type PlacedRow = { cells: string[]; place: number };

/**
 * A file or pasted rows, its columns known, its rows split into cells as they are asked for, some at a time. Blank rows are
 * not there.
 */
export type OpenTable = {
  header: string[];
  hasHeader: boolean;
  slices: AsyncIterable<PlacedRow[]>;
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

const noRows = () =>
  problem({
    code: 'file-empty',
    field: 'file',
    message: 'There are no rows.',
    whatToDo: 'Choose a file with a price list, or copy its rows again.',
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

const optionsFor = (text: string): Options<string[]> => ({
  delimiter: delimiterOf(text.replace(/^\ufeff/, '')),
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
});

/** A row as it stands in the file: its number from 1, and the line that it begins in, by which csv-parse finds it again. */
type FileRow = PlacedRow & { line: number };

const BYTES_AT_ONCE = 16_384;

/** As bytes: a sign may be cut in two, and csv-parse puts it together again. */
function* partsOf(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += BYTES_AT_ONCE) {
    yield bytes.subarray(at, at + BYTES_AT_ONCE);
  }
}

const START = { place: 1, line: 1 };

/** The rows from `start` on, a few at a time: an await for each costs more than its reading. Blank ones are left out. */
async function* slicesFrom(text: string, start: typeof START): AsyncGenerator<FileRow[]> {
  let { place, line } = start;
  let slice: FileRow[] = [];
  const take = (row: string[], { lines }: CastingContext): null => {
    const cells = row.map(plainCell);
    if (cells.some((cell) => cell !== '')) slice.push({ cells, place, line });
    place += 1;
    line = lines + 1;
    return null;
  };
  const parser = parse({ ...optionsFor(text), from_line: start.line, on_record: take });
  // It is given to the callbacks too; without a listener it would end the process.
  parser.on('error', () => undefined);
  const done = (act: (callback: (error?: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => act((error) => (error ? reject(error) : resolve())));
  const taken = (): FileRow[] => {
    const rows = slice;
    slice = [];
    return rows;
  };
  for (const part of partsOf(text)) {
    await done((callback) => parser.write(part, callback));
    yield taken();
    // Whatever else waits has its turn.
    await breathe();
  }
  await done((callback) => parser.end(callback));
  yield taken();
}

/** As slicesFrom. @throws problem 400 `file-not-a-table`. */
async function* placedSlices(text: string, start: typeof START): AsyncGenerator<FileRow[]> {
  try {
    yield* slicesFrom(text, start);
  } catch (error) {
    throw notATable(error instanceof Error ? error.message : 'its quotes do not end');
  }
}

/** The first rows of a file, from which its columns are known. */
const firstRows = async (text: string): Promise<FileRow[]> => {
  const first: FileRow[] = [];
  for await (const slice of placedSlices(text, START)) {
    first.push(...slice);
    if (first.length >= ROWS_LOOKED_AT) break;
  }
  return first;
};

/** The rows after the header. */
async function* without(
  header: FileRow | undefined,
  slices: AsyncIterable<PlacedRow[]>,
): AsyncGenerator<PlacedRow[]> {
  for await (const slice of slices) {
    yield header ? slice.filter(({ place }) => place > header.place) : slice;
  }
}

/**
 * Opens text as a table: comma, semicolon, tab or bar, quoted or not, with or without a header, which need not be the
 * first row. `hasHeader` says whether there is one; found out when left out. Its rows can be gone through once, and others
 * have their turn meanwhile.
 *
 * @throws problem 400 `file-not-a-table`, also while its rows are gone through; `file-empty`.
 */
export const openTable = async (text: string, hasHeader?: boolean): Promise<OpenTable> => {
  if (text.startsWith('PK') || text.includes('\u0000')) {
    throw notATable('it is a binary file');
  }
  const first = await firstRows(text);
  if (first.length === 0) throw noRows();
  const header = first[headerPlace(first, hasHeader)];
  const width = Math.max(...first.map(({ cells }) => cells.length));
  // From the header on: csv-parse takes the first row that it sees for the measure of all, and is slow with others.
  const slices = placedSlices(text, header ?? START);
  return {
    header: header
      ? namesOf(header.cells)
      : Array.from({ length: width }, (_, index) => letterOf(index)),
    hasHeader: header !== undefined,
    slices: without(header, slices),
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
