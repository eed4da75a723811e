import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  type BillingError,
  createUsageReader,
  fail,
  ok,
  type Result,
  type SourceMapping,
} from '../../../../../../src/billing';
import { writeAuditEntry } from '../../../../../../src/platform/audit';
import { now } from '../../../../../../src/platform/clock';
import { database } from '../usage-file-row';
import { isMapped } from './mapping-of';
import { findSource } from './source-row';

type SaveError = BillingError<
  'mapping-invalid' | 'source-changed-meanwhile' | 'source-not-mapped' | 'source-unknown'
>;

export type SaveMapping = {
  documentId: string;
  mapping: SourceMapping;
  note: string;
  version: number;
  headerLine: string | null;
  changedBy: string;
};

/** Columns that are found by name need a header to be tried on: that of the sample, else one with just those names. */
const headerFor = (mapping: SourceMapping, headerLine: string | null): string | null => {
  const { shape } = mapping;
  if (headerLine !== null || shape.kind === 'json' || shape.header === 'none') return headerLine;
  const places = [...Object.values(mapping.columns), ...mapping.skip.map(({ column }) => column)];
  return places.filter((place) => typeof place === 'string').join(shape.delimiter);
};

const insertVersion = async (
  trx: Knex.Transaction,
  { sourceId, input }: { sourceId: number; input: SaveMapping },
): Promise<void> => {
  await trx('billing.usage_source_versions').insert({
    source_id: sourceId,
    version: input.version + 1,
    mapping: JSON.stringify(input.mapping),
    note: input.note.trim() || null,
    changed_at: now(),
    changed_by: input.changedBy,
  });
};

/**
 * Saves how the files of a source are read, as its next version. Files that came before are not read again; rows of
 * theirs that are held are, when they are recycled.
 *
 * Errors: `source-unknown`, `source-not-mapped` (item-rental files have fixed columns), `mapping-invalid`,
 * `source-changed-meanwhile` (somebody saved another version since).
 */
export const saveMapping = async (
  { strapi }: { strapi: Core.Strapi },
  input: SaveMapping,
): Promise<Result<{ version: number }, SaveError>> => {
  const { documentId, mapping, version } = input;
  const reader = createUsageReader(mapping, headerFor(mapping, input.headerLine));
  if (!reader.ok) {
    const { field, message } = reader.error;
    return fail({ code: 'mapping-invalid', field: `mapping.${field ?? ''}`, message });
  }
  return database(strapi).transaction(async (trx) => {
    await trx.raw('select id from usage_sources where document_id = ? for update', [documentId]);
    const source = await findSource(trx, { documentId });
    if (!source) return fail({ code: 'source-unknown', message: 'There is no such source.' });
    if (!isMapped(source.format)) {
      const message = 'The columns of item-rental files are fixed; there is nothing to set up.';
      return fail({ code: 'source-not-mapped', message });
    }
    if (source.version !== version) {
      const message =
        'Somebody else saved this source since you opened it. Reload the page and look at the change.';
      return fail({ code: 'source-changed-meanwhile', message });
    }
    await insertVersion(trx, { sourceId: source.id, input });
    await writeAuditEntry({
      strapi,
      trx,
      contentType: 'billing.usage_source_versions',
      documentId,
      before: { rowId: source.id, resellerId: null, values: { version, mapping: source.mapping } },
      after: {
        rowId: source.id,
        resellerId: null,
        values: { version: version + 1, mapping, note: input.note },
      },
    });
    return ok({ version: version + 1 });
  });
};
