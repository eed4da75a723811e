import type { Knex } from 'knex';

import { createSplitLine, type SourceMapping } from '../../../../../../src/billing';
import type { ReadText } from '../../../../shared/contracts/suspense';
import { createLineReader, type LineReader, type Reading } from '../sources/line-reader';
import { readingOf } from '../sources/load-reading';
import { findUsageFile } from '../usage-file-row';
import { readRentalText } from './read-rental-text';
import { readText } from './read-text';

/** Reads the text of a held row as recycling would, and says what is wrong with it. Never throws. */
export type RowReading = (row: { text: string; lineNo: number }) => ReadText;

type Mapped = Exclude<Reading, { kind: 'uk-standard' }>;

type Named = { name: string; value: string };

const ofJson = (text: string): Named[] => {
  try {
    const event: unknown = JSON.parse(text);
    if (typeof event !== 'object' || event === null) return [];
    return Object.entries(event).map(([name, value]) => ({
      name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }));
  } catch {
    // The reader says that it is no event.
    return [];
  }
};

const ofColumns = (text: string, mapping: SourceMapping, headerLine: string | null): Named[] => {
  const { shape } = mapping;
  if (shape.kind === 'json') return ofJson(text);
  const split = createSplitLine(shape.delimiter, shape.quote);
  const header = shape.header === 'first-line' ? split(headerLine ?? '') : null;
  const values = split(text);
  if (!values.ok) return [];
  return values.value.map((value, index) => {
    const named = header?.ok ? header.value[index] : undefined;
    return { name: named ?? `column ${index + 1}`, value };
  });
};

const fieldsOf = (text: string, reading: Mapped): Named[] =>
  reading.kind === 'mapped' ? ofColumns(text, reading.mapping, reading.headerLine) : ofJson(text);

const SENTENCES = {
  blank: 'The line is blank.',
  header: 'As the source is set up, this line is passed over.',
};

const readBy =
  (read: LineReader, reading: Mapped): RowReading =>
  ({ text, lineNo }) => {
    const found = read({ line: text, lineNo });
    const fields = fieldsOf(text, reading);
    if (found.kind === 'record') {
      return { isReadable: true, error: null, fields: fields.map((f) => ({ ...f, error: null })) };
    }
    const error = found.kind === 'suspended' ? found.row.message : SENTENCES[found.kind];
    const at = found.kind === 'suspended' ? found.row.field : null;
    return {
      isReadable: false,
      error,
      fields: fields.map((field) => ({ ...field, error: field.name === at ? error : null })),
    };
  };

/** How held rows of a file are read, as its source is set up now. */
export const loadRowReading = async (db: Knex, fileId: number): Promise<RowReading> => {
  const file = await findUsageFile(db, { id: fileId });
  if (!file) throw new Error(`Usage file ${fileId} is gone`);
  if (file.format === 'item-rental') return readRentalText;
  const reading = await readingOf(db, file, 'as-set-up-now');
  if (reading.kind === 'uk-standard') return readText;
  const zone = reading.kind === 'mapped' ? reading.mapping.localZone : 'Europe/London';
  const reader = createLineReader(reading, zone);
  if (reader.ok) return readBy(reader.value, reading);
  const error = reader.error.message;
  return () => ({ isReadable: false, error, fields: [] });
};

/** The same by a held row. */
export const loadRowReadingOf = async (db: Knex, suspenseId: number): Promise<RowReading> => {
  const row = await db('billing.usage_suspense').where({ id: suspenseId }).first('file_id');
  return loadRowReading(db, Number(row?.file_id));
};
