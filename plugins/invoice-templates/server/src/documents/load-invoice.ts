import { DocumentError } from '../errors';
import { loadSources } from '../store/load-sources';
import type { InvoiceSource } from '../view-model';
import type { DocumentsContext } from './context';

/**
 * Loads what the document of one invoice, issued or draft, is made of.
 *
 * @throws DocumentError `invoice-unknown`, `invoice-incomplete`.
 */
export const loadInvoice = async ({
  context,
  invoiceId,
}: {
  context: DocumentsContext;
  invoiceId: number;
}): Promise<InvoiceSource> => {
  const [loaded] = await loadSources({ knex: context.knex, invoiceIds: [invoiceId] });
  if (!loaded) {
    throw new DocumentError({
      code: 'invoice-unknown',
      message: 'There is no such invoice, or it is not yours to see.',
    });
  }
  if (!loaded.ok) throw loaded.error;
  return loaded.source;
};
