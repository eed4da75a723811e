import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { UsageFile, UsageFileStatus } from '../../../shared/contracts/usage';

/** A row of billing.usage_files. Amounts are micro-pounds, moments ISO 8601 in UTC. */
export type UsageFileRow = Omit<UsageFile, 'suspense'> & {
  id: number;
  storagePath: string;
  supplierId: number | null;
  /** Whose own usage it is; null for what suppliers sent. */
  resellerId: number | null;
};

/** The knex connection of Strapi outside any transaction. */
export const database = (strapi: Core.Strapi): Knex => strapi.db.connection as unknown as Knex;

const moment = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const COLUMNS = `
  id::float8 as id, document_id as "documentId", source, format, file_name as "fileName",
  bytes::float8 as bytes, storage_path as "storagePath", supplier_id as "supplierId", reseller_id as "resellerId", status,
  lines_done::float8 as "linesDone", rows_read::float8 as "rowsRead",
  rows_accepted::float8 as "rowsAccepted", rows_suspended::float8 as "rowsSuspended",
  sell_micro::float8 as "sellMicro", cost_micro::float8 as "costMicro",
  error_code as "errorCode", error_message as "errorMessage", received_by as "receivedBy",
  ${moment('received_at')} as "receivedAt", ${moment('finished_at')} as "finishedAt"`;

/** One file, by row id or document id; undefined when there is none. */
export const findUsageFile = async (
  db: Knex,
  by: { id: number } | { documentId: string },
): Promise<UsageFileRow | undefined> => {
  const [column, value] = 'id' in by ? ['id', by.id] : ['document_id', by.documentId];
  const { rows } = await db.raw<{ rows: UsageFileRow[] }>(
    `select ${COLUMNS} from billing.usage_files where ${column} = ?`,
    [value],
  );
  return rows[0];
};

/** A page of files, newest first. */
export const listUsageFiles = async (
  db: Knex,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ files: UsageFileRow[]; total: number }> => {
  const [list, count] = await Promise.all([
    db.raw<{ rows: UsageFileRow[] }>(
      `select ${COLUMNS} from billing.usage_files order by id desc limit ? offset ?`,
      [pageSize, (page - 1) * pageSize],
    ),
    db.raw<{ rows: { total: number }[] }>('select count(*)::int as total from billing.usage_files'),
  ]);
  return { files: list.rows, total: count.rows[0]?.total ?? 0 };
};

/** Ends the import of a file that is under way, well or not; any other file stays as it is. */
export const finishUsageFile = async (
  db: Knex,
  file: {
    id: number;
    status: Extract<UsageFileStatus, 'imported' | 'failed'>;
    error?: { code: string; message: string };
  },
): Promise<void> => {
  await db('billing.usage_files')
    .where({ id: file.id })
    .whereIn('status', ['received', 'importing'])
    .update({
      status: file.status,
      error_code: file.error?.code ?? null,
      error_message: file.error?.message ?? null,
      finished_at: db.raw('now()'),
    });
};

/** What the panel is told of a file. */
export const toUsageFile = ({
  id: _id,
  storagePath: _storagePath,
  supplierId: _supplierId,
  resellerId: _resellerId,
  ...file
}: UsageFileRow): UsageFile => file;
