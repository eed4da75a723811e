import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { FileStage } from '../../../../../src/billing';
import type { UsageFile, UsageFileStatus } from '../../../shared/contracts/usage';

/** A row of billing.usage_files. Amounts are micro-pounds, moments ISO 8601 in UTC. */
export type UsageFileRow = Omit<UsageFile, 'suspense'> & {
  id: number;
  storagePath: string;
  supplierId: number | null;
  sourceId: number | null;
  /** The version of the source's mapping it is read by; 0: as its format is. */
  sourceVersion: number;
  stage: FileStage | null;
  headerLine: string | null;
  /** Whose own usage it is; null for what suppliers sent. */
  resellerId: number | null;
};

/** The knex connection of Strapi outside any transaction. */
export const database = (strapi: Core.Strapi): Knex => strapi.db.connection as unknown as Knex;

const moment = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Columns of a file as UsageFileRow has them. */
export const FILE_COLUMNS = `
  id::float8 as id, document_id as "documentId", source, format, file_name as "fileName",
  bytes::float8 as bytes, storage_path as "storagePath", supplier_id as "supplierId", reseller_id as "resellerId", status,
  source_id as "sourceId", source_version as "sourceVersion", stage, door, header_line as "headerLine",
  (select name from usage_sources where id = source_id) as "sourceName", lines_total::float8 as "linesTotal",
  lines_done::float8 as "linesDone", rows_read::float8 as "rowsRead",
  rows_accepted::float8 as "rowsAccepted", rows_suspended::float8 as "rowsSuspended", rows_superseded::float8 as "rowsSuperseded",
  sell_micro::float8 as "sellMicro", cost_micro::float8 as "costMicro",
  error_code as "errorCode", error_message as "errorMessage", note, received_by as "receivedBy",
  ${moment('received_at')} as "receivedAt", ${moment('started_at')} as "startedAt", ${moment('finished_at')} as "finishedAt"`;

/** One file, by row id or document id; undefined when there is none. */
export const findUsageFile = async (
  db: Knex,
  by: { id: number } | { documentId: string },
): Promise<UsageFileRow | undefined> => {
  const [column, value] = 'id' in by ? ['id', by.id] : ['document_id', by.documentId];
  const { rows } = await db.raw<{ rows: UsageFileRow[] }>(
    `select ${FILE_COLUMNS} from billing.usage_files where ${column} = ?`,
    [value],
  );
  return rows[0];
};

/** Ends the import of a file that is under way, well or not; any other file stays as it is. */
export const finishUsageFile = async (
  db: Knex,
  file: {
    id: number;
    status: Extract<UsageFileStatus, 'imported' | 'failed'>;
    error?: { code: string; message: string };
    /** What there is to say of a file that was read well. */
    note?: string | null;
  },
): Promise<void> => {
  await db('billing.usage_files')
    .where({ id: file.id })
    .whereIn('status', ['received', 'importing'])
    .update({
      status: file.status,
      error_code: file.error?.code ?? null,
      error_message: file.error?.message ?? null,
      ...(file.note !== undefined && file.note !== null && { note: file.note }),
      finished_at: db.raw('now()'),
    });
};

/** What the panel is told of a file. */
export const toUsageFile = ({
  id: _id,
  storagePath: _storagePath,
  supplierId: _supplierId,
  sourceId: _sourceId,
  sourceVersion: _sourceVersion,
  headerLine: _headerLine,
  resellerId: _resellerId,
  ...file
}: UsageFileRow): UsageFile => file;
