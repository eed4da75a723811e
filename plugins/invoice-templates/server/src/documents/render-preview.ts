import { invoiceView } from '../view-model';
import type { DocumentsContext } from './context';
import { loadInvoice } from './load-invoice';

/**
 * An invoice as an HTML page that looks like the paper, with nothing in it that loads or runs.
 *
 * @throws DocumentError `invoice-unknown`, `invoice-incomplete`.
 */
export const renderPreview = async ({
  context,
  invoiceId,
}: {
  context: DocumentsContext;
  invoiceId: number;
}): Promise<string> =>
  context.html.renderPreview(invoiceView(await loadInvoice({ context, invoiceId })));
