import type { Knex } from 'knex';

import type { BillingError } from '../../../../../src/billing';
import type { FileSource } from './file-source';
import {
  firstLineOf,
  inspectMapped,
  inspectRentals,
  inspectUpload,
  type Inspection,
} from './inspect-upload';
import { createLineReader } from './sources/line-reader';
import { isMapped, isUkStandard, mappingOf } from './sources/mapping-of';
import { findMapping } from './sources/source-row';

export type ContentError = BillingError<
  'usage-file-empty' | 'usage-file-not-cdr' | 'usage-file-not-as-set-up'
>;

const FIELD = 'file';

const inspectBySource = async (
  db: Knex,
  { path, source }: { path: string; source: FileSource },
): Promise<Inspection> => {
  const { format, sourceId, sourceVersion } = source;
  const saved =
    sourceId === null ? null : await findMapping(db, { sourceId, version: sourceVersion });
  if (!isMapped(format)) return inspectRentals(path);
  if (saved === null && isUkStandard(format)) return inspectUpload(path);
  const mapping = mappingOf(format, saved);
  const headerLine = await firstLineOf(path);
  const reader = createLineReader({ kind: 'mapped', mapping, headerLine }, mapping.localZone);
  if (!reader.ok)
    return { kind: 'other', found: `not as the source is set up: ${reader.error.message}` };
  return inspectMapped(path, reader.value);
};

/** Why a file cannot be one of its source, from its beginning; null when it can. Nothing is stored. */
export const refuseContent = async (
  db: Knex,
  input: { path: string; fileName: string; source: FileSource },
): Promise<ContentError | null> => {
  const { fileName, source } = input;
  const inspection = await inspectBySource(db, input);
  if (inspection.kind === 'empty') {
    const message = `${fileName} has no rows. Nothing was taken from it.`;
    return { code: 'usage-file-empty', field: FIELD, message };
  }
  if (inspection.kind === 'cdr') return null;
  if (isUkStandard(source.format)) {
    const message = `${fileName} is not a UK Standard CDR file. It is ${inspection.found}. Nothing was taken from it.`;
    return { code: 'usage-file-not-cdr', field: FIELD, message };
  }
  const message = `${fileName} is not a file of ${source.name}. It is ${inspection.found} Nothing was taken from it: choose another source, or set this one up with it.`;
  return { code: 'usage-file-not-as-set-up', field: FIELD, message };
};
