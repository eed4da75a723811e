import {
  createUsageReader,
  fail,
  type MappingError,
  ok,
  type Result,
  SENT_EVENTS,
  type SourceMapping,
  type UsageReader,
  type UsageRow,
} from '../../../../../../src/billing';
import { type ReadLine, readRecord } from '../read-record';
import { suspendLine } from '../rows';

/** Reads one line of a file into what the import takes. Never throws. */
export type LineReader = (input: { line: string; lineNo: number }) => ReadLine;

/** How the lines of a file are to be read. */
export type Reading =
  /** The UK Standard as it is, by its fast reader. */
  | { kind: 'uk-standard' }
  | { kind: 'mapped'; mapping: SourceMapping; headerLine: string | null }
  /** Events that were sent over the interface, one a line. */
  | { kind: 'sent-events' }
  /** Charges of suppliers, which are no usage and are read elsewhere: see the import of rentals. */
  | { kind: 'rentals' };

const eventOf = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    // Not JSON: the reader says so of anything that is no object.
    return line;
  }
};

/** Systems of one's own may leave the price out: then the mapping puts nothing in its place, which is no price. */
const hasNoPrice = (event: unknown): boolean => {
  const { price } = (event ?? {}) as { price?: unknown };
  return price === undefined || price === null || price === '';
};

const passedOver = (row: Extract<UsageRow, { kind: 'skipped' | 'blank' }>): ReadLine =>
  row.kind === 'blank' ? { kind: 'blank' } : { kind: 'header' };

const readerOf = (
  reader: UsageReader,
  { hasHeader, isJson, isSent }: { hasHeader: boolean; isJson: boolean; isSent: boolean },
): LineReader => {
  return ({ line, lineNo }) => {
    if (hasHeader && lineNo === 1) return { kind: 'header' };
    const isEvent = isJson && line.trim() !== '';
    const event = isEvent ? eventOf(line) : undefined;
    const row = isEvent ? reader.readEvent(event) : reader.readLine(line);
    if (row.kind === 'record') {
      const isPriceUnknown = isSent && hasNoPrice(event);
      return {
        kind: 'record',
        record: { ...row.record, ...(isPriceUnknown && { isPriceUnknown }) },
      };
    }
    if (row.kind !== 'rejected') return passedOver(row);
    const [first] = row.errors;
    const message = row.errors.map((error) => error.message).join(' ');
    const why = { reason: 'parse-error' as const, field: first?.field ?? null, message };
    return { kind: 'suspended', row: suspendLine({ lineNo, line, ...why }) };
  };
};

/** A row of usage whose source was made one of charges since. */
const holdUsage: LineReader = ({ line, lineNo }) => {
  const message =
    'The source takes charges of suppliers now, and this row came as usage. Send it again by another source, and write this row off.';
  const why = { reason: 'parse-error' as const, field: null, message };
  return { kind: 'suspended', row: suspendLine({ lineNo, line, ...why }) };
};

/**
 * Makes the reader of a file's lines. Dates are those of the bureau's zone, whatever the mapping was made for.
 *
 * Errors: those of createUsageReader.
 */
export const createLineReader = (
  reading: Reading,
  timeZone: string,
): Result<LineReader, MappingError> => {
  if (reading.kind === 'uk-standard') return ok(readRecord);
  if (reading.kind === 'rentals') return ok(holdUsage);
  const mapping = reading.kind === 'mapped' ? reading.mapping : SENT_EVENTS;
  const headerLine = reading.kind === 'mapped' ? reading.headerLine : null;
  const reader = createUsageReader({ ...mapping, localZone: timeZone }, headerLine);
  if (!reader.ok) return fail(reader.error);
  const { shape } = mapping;
  const hasHeader = shape.kind === 'delimited' && shape.header === 'first-line';
  const isSent = reading.kind === 'sent-events';
  return ok(readerOf(reader.value, { hasHeader, isJson: shape.kind === 'json', isSent }));
};

/**
 * A reader for rows that are held already: each stays a row, so what the mapping would pass over now is held with that
 * reason instead of vanishing.
 */
export const forHeldRows =
  (read: LineReader): LineReader =>
  (input) => {
    const found = read(input);
    if (found.kind === 'record' || found.kind === 'suspended') return found;
    const message = 'As the source is set up now, this row is passed over. Write it off.';
    const why = { reason: 'parse-error' as const, field: null, message };
    return { kind: 'suspended', row: suspendLine({ ...input, ...why }) };
  };
