import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing';
import { now } from '../../../../../src/platform/clock';
import { enqueueJob } from '../../../../../src/platform/jobs';
import { inspectUpload } from './inspect-upload';
import { storeUpload } from './store-upload';
import { database } from './usage-file-row';

export const IMPORT_JOB = 'usage.import';

export type ReceiveError = BillingError<
  'usage-file-empty' | 'usage-file-already-imported' | 'usage-file-not-cdr' | 'usage-source-invalid'
>;

export type ReceiveInput = {
  path: string;
  fileName: string;
  /** The code of the supplier it comes from. Empty: the only supplier there is, else 'default'. */
  source: string;
  receivedBy: string;
  /** Row id of the reseller whose own usage it is; then the source is he. Left out for what suppliers send. */
  resellerId?: number;
};

const DEFAULT_SOURCE = 'default';
/** As the codes of suppliers are. */
const SOURCE = /^[a-z0-9-]{2,30}$/;

type Source = { code: string; supplierId: number | null; resellerId: number | null };

/** No supplier's code has a colon, so nobody's records pass for those of a reseller. */
const resellerSource = async (db: Knex, resellerId: number): Promise<Source> => {
  const reseller = await db('resellers').where({ id: resellerId }).first('code');
  if (!reseller) throw new Error(`There is no reseller ${resellerId}`);
  return { code: `reseller:${reseller.code}`, supplierId: null, resellerId };
};

const resolveSource = async (db: Knex, source: string): Promise<Source | null> => {
  const code = source.trim().toLowerCase();
  if (code !== '' && !SOURCE.test(code)) return null;
  const wanted = code === '' ? {} : { code };
  const suppliers = await db<{ id: number; code: string }>('suppliers')
    .where(wanted)
    .orderBy('id')
    .limit(2)
    .select('id', 'code');
  const [supplier, another] = suppliers;
  if (supplier && !another) {
    return { code: supplier.code, supplierId: supplier.id, resellerId: null };
  }
  return { code: code === '' ? DEFAULT_SOURCE : code, supplierId: null, resellerId: null };
};

const FILE_FIELD = 'file';

const refuseContent = async (path: string, fileName: string): Promise<ReceiveError | null> => {
  const inspection = await inspectUpload(path);
  if (inspection.kind === 'empty') {
    const message = `${fileName} has no rows. Nothing was taken from it.`;
    return { code: 'usage-file-empty', field: FILE_FIELD, message };
  }
  if (inspection.kind === 'other') {
    const message = `${fileName} is not a UK Standard CDR file. It is ${inspection.found}. Nothing was taken from it.`;
    return { code: 'usage-file-not-cdr', field: FILE_FIELD, message };
  }
  return null;
};

type Earlier = { fileName: string; on: string; by: string | null; status: string };

/**
 * The same content is refused whatever it is called and whichever supplier it is said to come from. What a reseller
 * sends is held against his own files only: what others sent is neither in his way nor his to know.
 */
const findEarlier = async (
  db: Knex,
  { sha256, resellerId }: { sha256: string; resellerId: number | null },
): Promise<Earlier | undefined> => {
  const { rows } = await db.raw<{ rows: Earlier[] }>(
    `select f.file_name as "fileName", f.received_by as by, f.status,
            to_char(f.received_at at time zone coalesce(
              (select time_zone from bureau_settings order by id limit 1), 'Europe/London'),
              'FMDD FMMonth YYYY "at" HH24:MI') as on
     from billing.usage_files f where f.sha256 = ? and f.reseller_id is not distinct from cast(? as integer)
     order by f.id limit 1`,
    [sha256, resellerId],
  );
  return rows[0];
};

const refuseRepeat = ({ fileName, on, by, status }: Earlier): ReceiveError => {
  const who = by === null ? '' : ` by ${by}`;
  const then =
    status === 'failed' ? ' Its import failed: press Retry there instead of sending it again.' : '';
  const message = `This file was already received on ${on}${who}, as ${fileName}. Nothing was taken from it now.${then}`;
  return { code: 'usage-file-already-imported', field: FILE_FIELD, message };
};

type NewFile = { id: number; documentId: string };

/** Undefined when the same file came in at the same moment and was first. */
const insertFile = (
  db: Knex,
  row: {
    source: Source;
    fileName: string;
    sha256: string;
    bytes: number;
    storagePath: string;
    receivedBy: string;
  },
): Promise<NewFile | undefined> =>
  db.transaction(async (trx) => {
    // Serialises the look and the insert for one content: the table's own key has the source in it.
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`usage-file:${row.sha256}`]);
    const { sha256, source } = row;
    if (await findEarlier(trx, { sha256, resellerId: source.resellerId })) return undefined;
    const documentId = randomBytes(12).toString('hex');
    const inserted = (await trx('billing.usage_files').insert(
      {
        document_id: documentId,
        source: row.source.code,
        format: 'uk-standard-cdr-v3',
        file_name: row.fileName,
        sha256: row.sha256,
        bytes: row.bytes,
        storage_path: row.storagePath,
        supplier_id: row.source.supplierId,
        reseller_id: row.source.resellerId,
        received_by: row.receivedBy,
        received_at: now(),
      },
      ['id'],
    )) as { id: string }[];
    const id = Number(inserted[0]?.id);
    await enqueueJob({ trx, name: IMPORT_JOB, data: { fileId: id }, key: `usage-file:${id}` });
    return { id, documentId };
  });

/**
 * Takes a usage file that lies on disk: keeps a copy and queues its import, in one transaction.
 * The file at `path` stays where it is.
 *
 * Errors: `usage-file-empty`, `usage-file-not-cdr`, `usage-file-already-imported` (the same content,
 * under whatever name), `usage-source-invalid`. In each case nothing is stored.
 * @throws the error of the file system or the database.
 */
export const receiveUsageFile = async (
  { strapi }: { strapi: Core.Strapi },
  { path, fileName, source: sourceText, receivedBy, resellerId }: ReceiveInput,
): Promise<Result<NewFile, ReceiveError>> => {
  const db = database(strapi);
  const source =
    resellerId === undefined
      ? await resolveSource(db, sourceText)
      : await resellerSource(db, resellerId);
  if (!source) {
    const message = `"${sourceText}" cannot be a source: use the code of the supplier, for example gamma.`;
    return fail({ code: 'usage-source-invalid', field: 'source', message });
  }
  const refusal = await refuseContent(path, fileName);
  if (refusal) return fail(refusal);
  const appDir = strapi.dirs.app.root;
  const stored = await storeUpload({ appDir, path });
  const file = await insertFile(db, { source, fileName, receivedBy, ...stored });
  if (file) return ok(file);
  const earlier = await findEarlier(db, {
    sha256: stored.sha256,
    resellerId: source.resellerId,
  });
  if (!earlier) throw new Error(`The row of ${fileName} is gone`);
  return fail(refuseRepeat(earlier));
};
