import { createZoneClock } from '../../calendar';
import { type BillingError, fail, ok, type Result } from '../../result';
import { compileRow } from './compile-row';
import { jsonPlaces, locateFields } from './locate-fields';
import { type SourceMapping, type UsageField } from './source-mapping';
import { createSplitLine } from './split-line';
import { type UsageFieldError, type UsageRow } from './usage-row';
import { checkNumberRules, createStartReader } from './value-readers';

/** A compiled mapping. Nothing in it throws. */
export type UsageReader = {
  /** Reads a line of a delimited file (not its header). */
  readLine: (line: string) => UsageRow;
  /** Reads a row that has been split already. */
  readFields: (fields: readonly string[]) => UsageRow;
  /** Reads a parsed JSON event. */
  readEvent: (event: unknown) => UsageRow;
};

export type MappingError = BillingError<
  | 'unknown-time-zone'
  | 'bad-pattern'
  | 'bad-delimiter'
  | 'missing-column'
  | 'missing-field'
  | 'unreachable-rule'
>;

const rejected = (
  code: UsageFieldError['code'],
  field: string,
  message: string,
): { kind: 'rejected'; errors: UsageFieldError[] } => ({
  kind: 'rejected',
  errors: [{ code, field, message }],
});

/** What every record needs, as people call it. */
const NEEDED_WORDS: Partial<Record<UsageField, string>> = {
  callType: 'the kind (call, message, data)',
  cli: 'the number that is charged',
  dialled: 'the number called',
  duration: 'the length',
  date: 'the date',
  time: 'the time',
  moment: 'the date and time',
  price: 'the price',
};

const REQUIRED: readonly UsageField[] = ['callType', 'cli', 'dialled', 'duration'];

const missingField = (mapping: SourceMapping): UsageField | undefined => {
  const needed: UsageField[] = [...REQUIRED];
  if (mapping.time.kind === 'two-columns') needed.push('date', 'time');
  else needed.push('moment');
  if (mapping.money !== null) needed.push('price');
  return needed.find(
    (field) => mapping.columns[field] === undefined && mapping.fixed[field] === undefined,
  );
};

/**
 * Compiles a mapping into a reader. `headerLine` is the first line of the file where the mapping says
 * that it names the columns.
 *
 * Errors: `missing-field` (neither column nor fixed value for what every record needs),
 * `missing-column`, `bad-delimiter`, `bad-pattern`, `unknown-time-zone`, `unreachable-rule`.
 */
export const createUsageReader = (
  mapping: SourceMapping,
  headerLine: string | null = null,
): Result<UsageReader, MappingError> => {
  const missing = missingField(mapping);
  if (missing !== undefined) {
    const message = `Say which column holds ${NEEDED_WORDS[missing] ?? missing}, or what it is in every row.`;
    return fail({ code: 'missing-field', field: missing, message });
  }
  const rules = checkNumberRules(mapping.numberRules);
  if (!rules.ok) return rules;
  const { shape } = mapping;
  const split = shape.kind === 'json' ? null : createSplitLine(shape.delimiter, shape.quote);
  if (shape.kind === 'delimited' && (shape.delimiter === '' || shape.delimiter === shape.quote)) {
    const message = 'The delimiter is a character, and not the quote.';
    return fail({ code: 'bad-delimiter', field: 'delimiter', message });
  }
  const hasHeader = shape.kind === 'delimited' && shape.header === 'first-line';
  const header = hasHeader && split !== null ? split(headerLine ?? '') : null;
  const places =
    shape.kind === 'json'
      ? jsonPlaces(mapping)
      : locateFields(mapping, header?.ok ? header.value : null);
  if (!places.ok) return places;
  const file = createZoneClock(mapping.fileZone);
  if (!file.ok) return file;
  const local = createZoneClock(mapping.localZone);
  if (!local.ok) return local;
  const readStart = createStartReader(mapping.time, { file: file.value, local: local.value });
  if (!readStart.ok) return readStart;
  const readRow = compileRow(mapping, places.value, readStart.value);
  const columnCount = shape.kind === 'delimited' ? shape.columnCount : null;
  const readFields = (fields: readonly string[]): UsageRow => {
    if (columnCount === null || fields.length === columnCount) return readRow(fields);
    const message = `The row has ${fields.length} columns instead of ${columnCount}. Check its delimiters.`;
    return rejected('wrong-column-count', 'line', message);
  };
  return ok({
    readFields,
    readLine: (line) => {
      if (line.trim() === '') return { kind: 'blank' };
      if (split === null) return rejected('not-an-event', 'line', 'This source takes JSON events.');
      const fields = split(line);
      if (fields.ok) return readFields(fields.value);
      return rejected('bad-quoting', 'line', fields.error.message);
    },
    readEvent: (event) => {
      const fields = places.value.fieldsOf(event);
      if (fields?.some((text) => text.includes('\0')) === true) {
        // JSON can name it, no database can hold it as text.
        const message = 'A text of the event has a NUL character in it. Send it without.';
        return rejected('not-an-event', 'event', message);
      }
      if (fields !== null) return readRow(fields);
      const message = 'The event is not a JSON object with plain values. Send one.';
      return rejected('not-an-event', 'event', message);
    },
  });
};
