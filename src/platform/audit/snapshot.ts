import type { Core, Struct, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

/** A row as plain JSON under the names of its fields; relations by row id. */
export type Snapshot = Record<string, unknown>;

type Column = { columnName?: string; joinColumn?: { name: string } };

/** A row at one moment, and what the audit entry needs to know about it. */
export type AuditedRow = { rowId: number; resellerId: number | null; values: Snapshot };

const SECRET = /password|secret|token/i;
/** Written with every change, so they are no change themselves. */
const BOOKKEEPING = new Set([
  'updatedAt',
  'updatedBy',
  'createdAt',
  'createdBy',
  'publishedAt',
  'locale',
]);

const isSecret = (contentType: Struct.Schema, field: string): boolean =>
  contentType.attributes[field]?.type === 'password' || SECRET.test(field);

const toFields = ({
  strapi,
  contentType,
  row,
}: {
  strapi: Core.Strapi;
  contentType: Struct.ContentTypeSchema;
  row: Record<string, unknown>;
}): Snapshot => {
  const columns = strapi.db.metadata.get(contentType.uid).attributes as Record<string, Column>;
  return Object.fromEntries(
    Object.entries(columns).flatMap(([field, { columnName, joinColumn }]) => {
      const name = joinColumn?.name ?? columnName ?? field;
      if (!(name in row) || BOOKKEEPING.has(field) || isSecret(contentType, field)) return [];
      return [[field, row[name]]];
    }),
  );
};

/** Reads the row of a document inside a transaction and holds it until the end; undefined when there is none. */
export const readRow = async ({
  strapi,
  trx,
  contentType,
  documentId,
}: {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  contentType: Struct.ContentTypeSchema;
  documentId: string;
}): Promise<AuditedRow | undefined> => {
  const { tableName } = strapi.db.metadata.get(contentType.uid as UID.Schema);
  const found = await trx(tableName)
    .select<{ row: string }[]>(trx.raw('to_jsonb(??.*)::text as row', [tableName]))
    .where({ document_id: documentId })
    .forUpdate();
  if (!found[0]) return undefined;
  const row = JSON.parse(found[0].row) as Record<string, unknown> & { id: number };
  const resellerId = contentType.uid === 'api::reseller.reseller' ? row.id : row.reseller_id;
  return {
    rowId: row.id,
    resellerId: typeof resellerId === 'number' ? resellerId : null,
    values: toFields({ strapi, contentType, row }),
  };
};

/** The fields that differ between two snapshots. */
export const changedFields = (before: Snapshot, after: Snapshot): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
