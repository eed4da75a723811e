import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { writeOf, type DocumentWrite } from '../documents';
import { readRow } from './snapshot';
import { writeEntry } from './write-entry';

export { currentActor, type Actor } from './actor';
export { listAudit, type AuditEntry } from './list-audit';
export { changedFields, type Snapshot } from './snapshot';
export { writeEntry as writeAuditEntry } from './write-entry';

/** The document that was written: the one named, or the one that came out of a create or clone. */
const writtenId = ({ action, params }: DocumentWrite, result: unknown): string | undefined =>
  action === 'create' || action === 'clone'
    ? (result as { documentId?: string } | null)?.documentId
    : params.documentId;

const isNew = ({ action }: DocumentWrite): boolean => action === 'create' || action === 'clone';

const audited = async <Value>({
  strapi,
  trx,
  write,
  next,
}: {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  write: DocumentWrite;
  next: () => Value;
}): Promise<Awaited<Value>> => {
  const read = (documentId: string | undefined) =>
    documentId === undefined
      ? undefined
      : readRow({ strapi, trx, contentType: write.contentType, documentId });
  const before = isNew(write) ? undefined : await read(write.params.documentId);
  const result = await next();
  const documentId = writtenId(write, result);
  const after = await read(documentId);
  if (documentId !== undefined && (before || after)) {
    await writeEntry({ strapi, trx, contentType: write.uid, documentId, before, after });
  }
  return result;
};

/**
 * Writes down every change of a document of ours, in the transaction of the change: either both are there or neither.
 * What the engine writes by SQL is not documents and explains itself. Registered last, so that it sees what is
 * written and not what was asked for.
 */
export const registerAudit = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const write = writeOf(context);
    if (!write?.uid.startsWith('api::')) return next();
    return strapi.db.transaction(({ trx }) => audited({ strapi, trx, write, next }));
  });
};
