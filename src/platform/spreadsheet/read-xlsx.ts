import { dateOf, dateStyles, fromXml, numberOf, stringOf } from './cell-values';
import { zipEntries } from './zip-entries';

const CELL = /<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;
const ROW = /<row\b([^>]*?)(?:\/>|>(.*?)<\/row>)/gs;
const MOST_COLUMNS = 200;
/** Spreadsheets have no more; a row that says another number is put behind the one before it. */
const MOST_ROWS = 1_048_576;

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];

/** B7 is column 1. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (const letter of reference.replace(/\d+$/, ''))
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};

type Book = { shared: readonly string[]; dates: ReadonlySet<number> };

const valueOf = (attributes: string, xml: string, { shared, dates }: Book): string => {
  const type = attribute(attributes, 't');
  if (type === 'inlineStr') return stringOf(xml);
  const value = fromXml(/<v(?:\s[^>]*)?>(.*?)<\/v>/s.exec(xml)?.[1] ?? '');
  if (value === '' || type === 'e') return '';
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== undefined && type !== 'n') return value;
  return dates.has(Number(attribute(attributes, 's') ?? -1))
    ? dateOf(Number(value))
    : numberOf(value);
};

const rowOf = (xml: string, book: Book): string[] => {
  const cells: string[] = [];
  for (const [, attributes = '', inner = ''] of xml.matchAll(CELL)) {
    const reference = attribute(attributes, 'r');
    const column = reference === undefined ? cells.length : columnOf(reference);
    if (column >= MOST_COLUMNS) continue;
    while (cells.length < column) cells.push('');
    cells[column] = valueOf(attributes, inner, book);
  }
  return cells;
};

/** The rows of a sheet. Blank ones are not written, but say by the number of the next that they are there. */
const rowsOf = (xml: string, book: Book): string[][] => {
  const rows: string[][] = [];
  for (const [, attributes = '', inner = ''] of xml.matchAll(ROW)) {
    const place = Number(attribute(attributes, 'r') ?? 0);
    while (place <= MOST_ROWS && rows.length < place - 1) rows.push([]);
    rows.push(rowOf(inner, book));
  }
  return rows;
};

/** Where the sheets are, in the order of their tabs. */
const sheetPaths = (part: (name: string) => string): string[] => {
  const targets = new Map(
    [...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b([^>]*)>/g)].map(
      ([, attributes = '']) => [attribute(attributes, 'Id'), attribute(attributes, 'Target') ?? ''],
    ),
  );
  return [...part('xl/workbook.xml').matchAll(/<sheet\b([^>]*)>/g)].flatMap(
    ([, attributes = '']) => {
      const target = targets.get(attribute(attributes, 'r:id'));
      if (target === undefined) return [];
      return [target.startsWith('/') ? target.slice(1) : `xl/${target}`];
    },
  );
};

/**
 * The cells of the sheet with the most rows of an Excel workbook, as texts: the list itself, whatever notes stand on
 * other tabs. Days are written YYYY-MM-DD; blank rows stay, so that rows have their numbers.
 * @throws RangeError for what is no such workbook.
 */
export const readXlsx = (bytes: Buffer): string[][] => {
  const entry = zipEntries(bytes);
  const part = (name: string): string => entry(name)?.toString('utf8') ?? '';
  const shared = [
    ...part('xl/sharedStrings.xml').matchAll(/<si\b[^>]*?(?:\/>|>(.*?)<\/si>)/gs),
  ].map(([, xml = '']) => stringOf(xml));
  const book = { shared, dates: dateStyles(part('xl/styles.xml')) };
  const sheets = sheetPaths(part).map((path) => rowsOf(part(path), book));
  const [first, ...others] = sheets;
  if (!first) throw new RangeError('the workbook has no sheet');
  return others.reduce((most, sheet) => (sheet.length > most.length ? sheet : most), first);
};
