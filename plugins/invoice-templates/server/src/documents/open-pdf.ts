import type { Readable } from 'node:stream';
import { DocumentError } from '../errors';
import { openDocument } from '../store/document-files';
import { storedDocuments } from '../store/stored-documents';
import { invoiceView } from '../view-model';
import type { DocumentsContext } from './context';
import { loadInvoice } from './load-invoice';
import { renderInvoices } from './render-invoices';

/** A PDF to hand out. */
export type OpenPdf = { fileName: string; body: Readable | Buffer; size: number };

const proforma = async ({
  context,
  invoiceId,
}: {
  context: DocumentsContext;
  invoiceId: number;
}): Promise<OpenPdf> => {
  const source = await loadInvoice({ context, invoiceId });
  const [outcome] = await context.pdfs.makePdfs([invoiceView(source)]);
  if (!outcome?.ok) throw outcome?.error;
  const { accountNumber } = source.invoice.details.customer;
  return {
    fileName: `Proforma ${accountNumber} ${source.invoice.billDate}.pdf`,
    body: outcome.file.bytes,
    size: outcome.file.bytes.length,
  };
};

/**
 * The PDF of an invoice: the stored one, made now if there is none; of a draft, a proforma that is not stored.
 *
 * @throws DocumentError `invoice-unknown`, `invoice-incomplete`, `browser-missing`, `rendering-failed`.
 */
export const openPdf = async ({
  context,
  invoiceId,
}: {
  context: DocumentsContext;
  invoiceId: number;
}): Promise<OpenPdf> => {
  const find = async () =>
    (await storedDocuments({ knex: context.knex, invoiceIds: [invoiceId] }))[0];
  const issued = await find();
  if (!issued) return proforma({ context, invoiceId });
  await renderInvoices({ context, invoiceIds: [invoiceId] });
  const document = await find();
  if (!document?.storagePath) {
    throw new DocumentError({
      code: 'rendering-failed',
      message: `The PDF of ${issued.number} was made but is not recorded; try again.`,
    });
  }
  const { stream, size } = await openDocument({
    root: context.root,
    storagePath: document.storagePath,
  });
  return { fileName: `${document.number}.pdf`, body: stream, size };
};
