import type { Core } from '@strapi/strapi';

import { accessOfContentType, bureauColumns } from './content-types';
import { rawTables } from './raw-tables';
import type { TableAccess } from './table-access';

/** A table and who may see it. */
export type ClassifiedTable = {
  /** As PostgreSQL prints it: `customers`, `billing.run_items`. */
  table: string;
  access: TableAccess;
  /** The content type that it holds; none for a raw table. */
  uid?: string;
  /** Columns that stay with the bureau although the table does not. */
  bureauColumns: string[];
};

/**
 * Every table of ours and of Strapi's content types, with who may see it. The one truth about it: the wall in
 * database/sql is held against it by tests/house/tenancy.test.ts.
 * @throws Error when a content type of ours does not say who may see it.
 */
export const classifyTables = ({ strapi }: { strapi: Core.Strapi }): ClassifiedTable[] => [
  ...Object.entries(strapi.contentTypes).map(([uid, contentType]) => ({
    table: strapi.db.metadata.get(uid).tableName,
    access: accessOfContentType({ uid, contentType }),
    uid,
    bureauColumns: bureauColumns({ strapi, uid, contentType }),
  })),
  ...Object.entries(rawTables).map(([table, access]) => ({ table, access, bureauColumns: [] })),
];
