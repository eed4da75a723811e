import type { ExportedRow } from './read-suspense';

const HEADER = ['Line', 'Reason', 'Field', 'Message', 'Row'];

/** A spreadsheet runs what starts like this as a formula; no usage record does. */
const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);

const quoted = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  return `"${(isFormula(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

/** A line of CSV: every value quoted, and none that a spreadsheet would run as a formula. */
export const csvLine = (values: readonly (string | number | null)[]): string =>
  `${values.map(quoted).join(',')}\r\n`;

/**
 * Writes rows that were not taken as CSV, page by page: line number, reason, field, message, and the
 * whole row as it came in the last column. Starts with a byte-order mark, by which Excel knows UTF-8.
 */
export async function* suspenseCsv(pages: AsyncIterable<ExportedRow[]>): AsyncGenerator<string> {
  yield `\ufeff${csvLine(HEADER)}`;
  for await (const rows of pages) {
    yield rows
      .map(({ lineNo, reason, field, message, raw }) =>
        csvLine([lineNo, reason, field, message, raw]),
      )
      .join('');
  }
}
