import { DocumentError } from '../errors';
import { inParallel } from '../in-parallel';
import { planBatches } from '../plan-batches';
import { countCalls } from '../store/load-sources';
import { hasWholeFile, storedDocuments, type StoredDocument } from '../store/stored-documents';
import type { DocumentsContext } from './context';
import { renderBatch, type BatchResult } from './render-batch';

/** Invoices that are looked up at a time, so that a run of any size takes the same memory. */
const WINDOW = 1_000;

type Rendered = { rendered: number; existing: number };

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'for an unknown reason';

const failed = (failures: BatchResult['failures']): DocumentError => {
  const [first] = failures;
  const numbers = failures.slice(0, 5).map(({ number }) => number);
  const more = failures.length > 5 ? ` and ${failures.length - 5} more` : '';
  return new DocumentError({
    code: 'rendering-failed',
    message: `No PDF could be made of ${numbers.join(', ')}${more}: ${reasonOf(first?.error)}`,
    cause: first?.error,
  });
};

const renderWindow = async ({
  context,
  invoiceIds,
  failures,
}: {
  context: DocumentsContext;
  invoiceIds: number[];
  failures: BatchResult['failures'];
}): Promise<Rendered> => {
  const { knex, root, pool } = context;
  const issued = await storedDocuments({ knex, invoiceIds });
  const missing: StoredDocument[] = [];
  for (const document of issued) {
    if (!(await hasWholeFile({ root, document }))) missing.push(document);
  }
  const counts = await countCalls({ knex, invoiceIds: missing.map((item) => item.invoiceId) });
  let rendered = 0;
  await inParallel({
    items: planBatches({
      items: missing,
      callsOf: (item) => counts.get(item.invoiceId) ?? 0,
      browsers: pool.size,
    }),
    // One more than there are browsers: while they print, the next batch is loaded and laid out.
    limit: pool.size + 1,
    job: async (documents) => {
      const result = await renderBatch({ context, documents });
      rendered += result.rendered;
      failures.push(...result.failures);
    },
  });
  return { rendered, existing: issued.length - missing.length };
};

/**
 * Makes the PDFs of issued invoices that have none, or whose file is gone. Drafts and unknown ids are passed over.
 * Idempotent; two processes may do the same at once.
 *
 * @throws DocumentError `browser-missing`; `rendering-failed` naming the invoices that could not be made, after all
 * others were; errors of the database and of the file system.
 */
export const renderInvoices = async ({
  context,
  invoiceIds,
}: {
  context: DocumentsContext;
  invoiceIds: number[];
}): Promise<Rendered> => {
  const failures: BatchResult['failures'] = [];
  const sum = { rendered: 0, existing: 0 };
  const unique = [...new Set(invoiceIds)];
  for (let start = 0; start < unique.length; start += WINDOW) {
    const window = unique.slice(start, start + WINDOW);
    const done = await renderWindow({ context, invoiceIds: window, failures });
    sum.rendered += done.rendered;
    sum.existing += done.existing;
  }
  if (failures.length > 0) throw failed(failures);
  return sum;
};
