import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing';
import { now } from '../../../../../src/platform/clock';
import { enqueueJob } from '../../../../../src/platform/jobs';
import type { UsageDoor } from '../../../shared/contracts/usage';
import { type FileSource, findFileSource, type SourceError } from './file-source';
import { findEarlier, refuseRepeat } from './find-earlier';
import { firstLineOf } from './inspect-upload';
import { type ContentError, refuseContent } from './refuse-content';
import { type StoredUpload, storeUpload } from './store-upload';
import { database } from './usage-file-row';

export const IMPORT_JOB = 'usage.import';

export type ReceiveError = SourceError | ContentError | BillingError<'usage-file-already-imported'>;

export type ReceiveInput = {
  path: string;
  fileName: string;
  /** The code of its source. Empty: that of the only supplier there is, else 'default'. */
  source: string;
  receivedBy: string;
  /** By which door it came; a person's upload when it is left out. */
  door?: Exclude<UsageDoor, 'events'>;
  /** Row id of the reseller whose own usage it is; then `source` says only how it is read. Left out for what suppliers send. */
  resellerId?: number;
};

export type NewFile = { id: number; documentId: string };

type FileToInsert = StoredUpload & {
  source: FileSource;
  fileName: string;
  headerLine: string | null;
  receivedBy: string;
  door: UsageDoor;
};

/** As files are known by over REST since before there were sources. */
const formatOf = ({ format }: FileSource, door: UsageDoor): string => {
  if (door === 'events') return 'json-events';
  return format === 'uk-standard-v3' ? 'uk-standard-cdr-v3' : format;
};

/** Stores the row of a file. Undefined when the same content came in before, or at the same moment and was first. */
export const insertFile = async (
  trx: Knex.Transaction,
  row: FileToInsert,
): Promise<NewFile | undefined> => {
  // Serialises the look and the insert for one content: the table's own key has the source in it.
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`usage-file:${row.sha256}`]);
  const { sha256, source } = row;
  if (await findEarlier(trx, { sha256, resellerId: source.resellerId })) return undefined;
  const documentId = randomBytes(12).toString('hex');
  const inserted = (await trx('billing.usage_files').insert(
    {
      document_id: documentId,
      source: source.code,
      source_id: source.sourceId,
      source_version: source.sourceVersion,
      stage: source.stage,
      format: formatOf(source, row.door),
      door: row.door,
      header_line: row.headerLine,
      file_name: row.fileName,
      sha256,
      bytes: row.bytes,
      lines_total: row.lines,
      storage_path: row.storagePath,
      supplier_id: source.supplierId,
      reseller_id: source.resellerId,
      received_by: row.receivedBy,
      received_at: now(),
    },
    ['id'],
  )) as { id: string }[];
  const id = Number(inserted[0]?.id);
  await enqueueJob({ trx, name: IMPORT_JOB, data: { fileId: id }, key: `usage-file:${id}` });
  return { id, documentId };
};

/**
 * Takes a usage file that lies on disk: keeps a copy and queues its import, in one transaction.
 * The file at `path` stays where it is.
 *
 * Errors: `usage-file-empty`, `usage-file-not-cdr`, `usage-file-not-as-set-up` (not what the source sends),
 * `usage-file-already-imported` (the same content, under whatever name), `usage-source-invalid`,
 * `usage-source-not-in-use`. In each case nothing is stored.
 * @throws the error of the file system or the database.
 */
export const receiveUsageFile = async (
  { strapi }: { strapi: Core.Strapi },
  { path, fileName, receivedBy, door = 'upload', ...from }: ReceiveInput,
): Promise<Result<NewFile, ReceiveError>> => {
  const db = database(strapi);
  const found = await findFileSource(db, from);
  if (!found.ok) return found;
  const source = found.value;
  const refusal = await refuseContent(db, { path, fileName, source });
  if (refusal) return fail(refusal);
  const appDir = strapi.dirs.app.root;
  const stored = await storeUpload({ appDir, path });
  const headerLine = await firstLineOf(path);
  const file = await db.transaction((trx) =>
    insertFile(trx, { source, fileName, headerLine, receivedBy, door, ...stored }),
  );
  if (file) return ok(file);
  const earlier = await findEarlier(db, {
    sha256: stored.sha256,
    resellerId: source.resellerId,
  });
  if (!earlier) throw new Error(`The row of ${fileName} is gone`);
  return fail(refuseRepeat(earlier));
};
