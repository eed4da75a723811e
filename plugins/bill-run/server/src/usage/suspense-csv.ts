import { csvLine } from '../../../../../src/platform/csv';
import type { ExportedRow } from './read-suspense';

const HEADER = ['Line', 'Reason', 'Field', 'Message', 'Row'];

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
