import type { Knex } from 'knex';

import {
  type BillingError,
  fail,
  type FileStage,
  ok,
  type Result,
  usagePreset,
} from '../../../../../src/billing';
import type { UsageFormat } from '../../../shared/contracts/usage-sources';
import { isMapped } from './sources/mapping-of';
import { resolveSource } from './sources/resolve-source';
import { allSources, type SourceRow } from './sources/source-row';

/** What a file keeps of where it came from. */
export type FileSource = {
  /** What its records are kept under. */
  code: string;
  name: string;
  format: UsageFormat;
  sourceId: number | null;
  sourceVersion: number;
  stage: FileStage | null;
  supplierId: number | null;
  resellerId: number | null;
};

export type SourceError = BillingError<'usage-source-invalid' | 'usage-source-not-in-use'>;

/** No source's code has a colon, so nobody's records pass for those of a reseller. */
const resellerSource = async (
  db: Knex,
  { source: text, resellerId }: { source: string; resellerId: number },
): Promise<Result<FileSource, SourceError>> => {
  const reseller = await db('resellers').where({ id: resellerId }).first('code', 'name');
  if (!reseller) throw new Error(`There is no reseller ${resellerId}`);
  const own = {
    // Whatever it is read by, his calls are known by one code: sent twice in two ways they come twice to light.
    code: `reseller:${reseller.code}`,
    name: reseller.name,
    stage: null,
    supplierId: null,
    resellerId,
  };
  if (text === '') {
    return ok({ ...own, format: 'uk-standard-v3', sourceId: null, sourceVersion: 0 });
  }
  const source = (await openSources(db, resellerId)).find(({ code }) => code === text);
  if (!source) {
    const message = `"${text}" is no source of yours. Leave it out for UK Standard CDR files, or ask the bureau to open it.`;
    return fail({ code: 'usage-source-invalid', field: 'source', message });
  }
  return ok({
    ...own,
    format: source.format,
    sourceId: source.id,
    sourceVersion: source.version,
  });
};

/** The sources in use that staff have opened to a reseller. */
export const openSources = async (db: Knex, resellerId: number): Promise<SourceRow[]> =>
  (await allSources(db)).filter(
    ({ isActive, isForResellers, openToId }) =>
      isActive && isForResellers && (openToId === null || openToId === resellerId),
  );

/**
 * The source of a file that comes in: of the reseller who sends it, read as UK Standard or as a source that is open to
 * him and that the text names; else the source that the text names.
 *
 * Errors: `usage-source-invalid`, `usage-source-not-in-use`.
 */
export const findFileSource = async (
  db: Knex,
  { source: text, resellerId }: { source: string; resellerId?: number },
): Promise<Result<FileSource, SourceError>> => {
  if (resellerId !== undefined) return resellerSource(db, { source: text, resellerId });
  const source = await resolveSource(db, text);
  if (!source) {
    const message = `"${text}" cannot be a source: use its code, for example gamma.`;
    return fail({ code: 'usage-source-invalid', field: 'source', message });
  }
  if (!source.isActive) {
    const message = `The source ${source.name} is not in use. Put it into use under Usage, Sources, or choose another.`;
    return fail({ code: 'usage-source-not-in-use', field: 'source', message });
  }
  const { format } = source;
  return ok({
    code: source.recordCode,
    name: source.name,
    format,
    sourceId: source.id,
    sourceVersion: source.version,
    stage: isMapped(format) ? usagePreset(format).stage : null,
    supplierId: source.supplierId,
    resellerId: null,
  });
};
