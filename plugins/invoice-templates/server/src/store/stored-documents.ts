import type { Knex } from 'knex';
import type { DraftFile } from './document-files';
import { isWhole } from './document-files';

/** An issued invoice and where its PDF is, if it has one. */
export type StoredDocument = {
  invoiceId: number;
  number: string;
  /** Relative to the storage folder; null when none was made yet. */
  storagePath: string | null;
  sha256: string | null;
  size: number;
};

const STATE = `
  select i.id as "invoiceId", i.number, d.storage_path as "storagePath", d.sha256, coalesce(d.bytes, 0)::float8 as size
    from invoices i
    left join billing.invoice_documents d on d.invoice_id = i.id and d.kind = 'pdf'
   where i.id = any(?) and i.status = 'issued'
   order by i.id`;

/** Which of these invoices are issued, and what is recorded of their PDFs. */
export const storedDocuments = async ({
  knex,
  invoiceIds,
}: {
  knex: Knex;
  invoiceIds: number[];
}): Promise<StoredDocument[]> =>
  (await knex.raw<{ rows: StoredDocument[] }>(STATE, [invoiceIds])).rows;

/** Whether an invoice has its PDF: it is recorded, and the file is there in full. */
export const hasWholeFile = async ({
  root,
  document,
}: {
  root: string;
  document: StoredDocument;
}): Promise<boolean> =>
  document.storagePath !== null &&
  (await isWhole({ root, storagePath: document.storagePath, size: document.size }));

/** A PDF that is written, waiting to be recorded and put in its place. */
export type NewDocument = {
  invoiceId: number;
  storagePath: string;
  pages: number;
  file: DraftFile;
  /** Hash of the recorded file that vanished; null when none was recorded. */
  replaces: string | null;
};

const INSERT = `
  insert into billing.invoice_documents (invoice_id, kind, storage_path, sha256, bytes, pages)
  select invoice_id, 'pdf', storage_path, sha256, bytes, pages
    from unnest(?::integer[], ?::text[], ?::text[], ?::bigint[], ?::integer[])
         as t (invoice_id, storage_path, sha256, bytes, pages)
  on conflict do nothing
  returning invoice_id as "invoiceId"`;

const REPLACE = `
  update billing.invoice_documents
     set storage_path = ?, sha256 = ?, bytes = ?, pages = ?, rendered_at = now()
   where invoice_id = ? and kind = 'pdf' and sha256 = ?
  returning invoice_id as "invoiceId"`;

type Recorded = { rows: { invoiceId: number }[] };

const record = async ({
  trx,
  documents,
}: {
  trx: Knex.Transaction;
  documents: NewDocument[];
}): Promise<Set<number>> => {
  const fresh = documents.filter(({ replaces }) => replaces === null);
  const inserted = await trx.raw<Recorded>(INSERT, [
    fresh.map(({ invoiceId }) => invoiceId),
    fresh.map(({ storagePath }) => storagePath),
    fresh.map(({ file }) => file.sha256),
    fresh.map(({ file }) => file.size),
    fresh.map(({ pages }) => pages),
  ]);
  const recorded = new Set(inserted.rows.map(({ invoiceId }) => invoiceId));
  for (const { invoiceId, storagePath, pages, file, replaces } of documents) {
    if (replaces === null) continue;
    const values = [storagePath, file.sha256, file.size, pages, invoiceId, replaces];
    const updated = await trx.raw<Recorded>(REPLACE, values);
    if (updated.rows.length > 0) recorded.add(invoiceId);
  }
  return recorded;
};

/**
 * Records PDFs and puts their files in place, in one transaction: a recorded hash is always that of the file, also
 * when two processes make the same PDF at once. Who comes second finds it recorded and throws his away.
 *
 * @returns how many were recorded here.
 */
export const keepDocuments = async ({
  knex,
  documents,
}: {
  knex: Knex;
  documents: NewDocument[];
}): Promise<number> => {
  try {
    return await knex.transaction(async (trx) => {
      const recorded = await record({ trx, documents });
      const ours = documents.filter(({ invoiceId }) => recorded.has(invoiceId));
      await Promise.all(ours.map(({ file }) => file.keep()));
      return ours.length;
    });
  } finally {
    // Those that were kept are no longer there under this name.
    await Promise.all(documents.map(({ file }) => file.discard()));
  }
};
