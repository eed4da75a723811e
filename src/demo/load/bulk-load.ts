import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../platform/clock';
import { copyRows } from '../../platform/copy-rows';
import { uidOf } from './documents';

type Value = string | number | boolean | null;

/** A row by the names of the content type: relations are row ids. */
export type BulkRow = { documentId: string } & Readonly<Record<string, Value>>;

type Attribute = { columnName?: string; joinColumn?: { name: string } };

const columnsOf = (strapi: Core.Strapi, type: string) => {
  const { tableName, attributes } = strapi.db.metadata.get(uidOf(type));
  const columnOf = (field: string): string => {
    const attribute = (attributes as Record<string, Attribute>)[field];
    const column = attribute?.columnName ?? attribute?.joinColumn?.name;
    if (column === undefined) throw new RangeError(`${type} has no field ${field}`);
    return column;
  };
  return { tableName, columnOf };
};

/**
 * Copies rows of a content type into its table: hundreds of times faster than document by document,
 * and for data that nobody typed in. Rows look as if Strapi had made them. All have the same fields.
 *
 * @returns the row id of each document.
 * @throws RangeError when a field does not exist; the error of the database.
 */
export const bulkLoad = async (
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  { type, rows }: { type: string; rows: readonly BulkRow[] },
): Promise<Map<string, number>> => {
  const { tableName, columnOf } = columnsOf(strapi, type);
  const fields = Object.keys(rows[0] ?? { documentId: '' });
  const moment = now().toISOString().replace('Z', '');
  await copyRows(trx, {
    table: tableName,
    columns: [...fields.map(columnOf), 'created_at', 'updated_at', 'published_at'],
    rows: rows.map((row) => [...fields.map((field) => row[field] ?? null), moment, moment, moment]),
  });
  const stored = await trx<{ id: number; documentId: string }>(tableName)
    .whereIn(
      'document_id',
      rows.map(({ documentId }) => documentId),
    )
    .select('id', 'document_id as documentId');
  return new Map(stored.map(({ id, documentId }) => [documentId, id]));
};
