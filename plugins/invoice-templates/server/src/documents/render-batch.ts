import { draftFile } from '../store/document-files';
import { documentPath } from '../store/document-path';
import { loadSources } from '../store/load-sources';
import { keepDocuments, type NewDocument, type StoredDocument } from '../store/stored-documents';
import { invoiceView, type InvoiceSource, type InvoiceView } from '../view-model';
import type { DocumentsContext } from './context';

export type BatchResult = { rendered: number; failures: { number: string; error: unknown }[] };

type Ready = { source: InvoiceSource; view: InvoiceView; replaces: string | null };

const prepare = async ({
  context,
  documents,
  failures,
}: {
  context: DocumentsContext;
  documents: StoredDocument[];
  failures: BatchResult['failures'];
}): Promise<Ready[]> => {
  const byId = new Map(documents.map((document) => [document.invoiceId, document]));
  const loaded = await loadSources({ knex: context.knex, invoiceIds: [...byId.keys()] });
  return loaded.flatMap((item): Ready[] => {
    const document = byId.get(item.invoiceId);
    const number = document?.number ?? String(item.invoiceId);
    if (!item.ok) {
      failures.push({ number, error: item.error });
      return [];
    }
    try {
      const view = invoiceView(item.source);
      return [{ source: item.source, view, replaces: document?.sha256 ?? null }];
    } catch (error) {
      failures.push({ number, error });
      return [];
    }
  });
};

/**
 * Makes and stores the PDFs of a batch of issued invoices. What is wrong with one does not hold up the others.
 *
 * @throws DocumentError `browser-missing`; errors of the database and of the file system.
 */
export const renderBatch = async ({
  context,
  documents,
}: {
  context: DocumentsContext;
  documents: StoredDocument[];
}): Promise<BatchResult> => {
  const failures: BatchResult['failures'] = [];
  const ready = await prepare({ context, documents, failures });
  const outcomes = await context.pdfs.makePdfs(ready.map(({ view }) => view));
  const made: NewDocument[] = [];
  for (const [index, { source, replaces }] of ready.entries()) {
    const outcome = outcomes[index];
    const { id: invoiceId, number } = source.invoice;
    if (!outcome?.ok) {
      failures.push({ number: number ?? String(invoiceId), error: outcome?.error });
      continue;
    }
    const storagePath = documentPath(source.invoice);
    const { bytes, pages } = outcome.file;
    const file = await draftFile({ root: context.root, storagePath, bytes });
    made.push({ invoiceId, storagePath, pages, file, replaces });
  }
  return { rendered: await keepDocuments({ knex: context.knex, documents: made }), failures };
};
