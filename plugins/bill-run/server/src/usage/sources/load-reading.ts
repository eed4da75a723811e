import type { Knex } from 'knex';

import type { UsageFormat } from '../../../../shared/contracts/usage-sources';
import { isMapped, isUkStandard, mappingOf } from './mapping-of';
import { createLineReader, forHeldRows, type LineReader, type Reading } from './line-reader';
import { findMapping, findSource } from './source-row';

/** What must be known of a file to read its lines. */
export type FileToRead = {
  id: number;
  door: string;
  sourceId: number | null;
  sourceVersion: number;
  headerLine: string | null;
};

/** The import reads as it began; held rows are read as the source is set up now, which is what mends them. */
export type ReadAs = 'as-received' | 'as-set-up-now';

const savedMapping = async (
  db: Knex,
  file: FileToRead,
  { version, readAs }: { version: number; readAs: ReadAs },
) =>
  file.sourceId === null
    ? null
    : findMapping(db, {
        sourceId: file.sourceId,
        version: readAs === 'as-received' ? file.sourceVersion : version,
      });

/** How the lines of a file are to be read. */
export const readingOf = async (db: Knex, file: FileToRead, readAs: ReadAs): Promise<Reading> => {
  const source = file.sourceId === null ? undefined : await findSource(db, { id: file.sourceId });
  const format: UsageFormat = source?.format ?? 'uk-standard-v3';
  if (file.door === 'events' && format !== 'json-events') return { kind: 'sent-events' };
  const saved = await savedMapping(db, file, { version: source?.version ?? 0, readAs });
  if (!isMapped(format)) return { kind: 'rentals' };
  if (saved === null && isUkStandard(format)) return { kind: 'uk-standard' };
  return { kind: 'mapped', mapping: mappingOf(format, saved), headerLine: file.headerLine };
};

/**
 * Loads how the lines of a file are read.
 * @throws Error when its mapping cannot be used on it; that was looked at when the file was received.
 */
export const loadLineReader = async (
  db: Knex,
  file: FileToRead,
  { timeZone, readAs }: { timeZone: string; readAs: ReadAs },
): Promise<LineReader> => {
  const reader = createLineReader(await readingOf(db, file, readAs), timeZone);
  if (!reader.ok) {
    throw new Error(`${reader.error.message} (the set-up of the source of file ${file.id})`);
  }
  return readAs === 'as-received' ? reader.value : forHeldRows(reader.value);
};
