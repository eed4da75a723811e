import type { Core } from '@strapi/strapi';

import { ok, type Result } from '../../../../../../src/billing';
import type { SourcePreview } from '../../../../shared/contracts/usage-sources';
import { findFileSource, type SourceError } from '../file-source';
import { database } from '../usage-file-row';
import { previewSource } from './preview-source';
import { findMapping } from './source-row';

/**
 * The beginning of a reseller's file as it would be read: as UK Standard, or by a source that is open to him. Nothing
 * is stored, and nothing of how the source is set up is told.
 *
 * Errors: `usage-source-invalid`.
 */
export const previewForReseller = async (
  { strapi }: { strapi: Core.Strapi },
  { source: chosen, resellerId, text }: { source: string; resellerId: number; text: string },
): Promise<Result<Pick<SourcePreview, 'rows' | 'counts' | 'error'>, SourceError>> => {
  const db = database(strapi);
  const source = await findFileSource(db, { source: chosen, resellerId });
  if (!source.ok) return source;
  const { format, sourceId, sourceVersion: version } = source.value;
  const mapping = sourceId === null ? null : await findMapping(db, { sourceId, version });
  const { rows, counts, error } = previewSource({ format, mapping, text });
  return ok({ rows, counts, error });
};
