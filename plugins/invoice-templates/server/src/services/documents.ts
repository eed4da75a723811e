import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { storageRoot } from '../../../../../src/platform/storage';
import { createBrowserPool } from '../browser/browser-pool';
import { asHttpError } from '../controllers/as-http-error';
import type { DocumentsContext } from '../documents/context';
import { openPdf, type OpenPdf } from '../documents/open-pdf';
import { renderInvoices } from '../documents/render-invoices';
import { renderPreview } from '../documents/render-preview';
import { createPdfMaker } from '../pdf/make-pdfs';
import { createHtmlRenderer } from '../templates/render-html';

export type DocumentsService = {
  /** Makes the PDFs of issued invoices that have none; see documents/render-invoices for errors. */
  renderInvoices(input: { invoiceIds: number[] }): Promise<{ rendered: number; existing: number }>;
  /** One invoice as HTML; see documents/render-preview for errors. */
  renderPreview(input: { invoiceId: number }): Promise<string>;
  /** The PDF of an invoice, or the proforma of a draft; errors of documents/open-pdf, as HTTP errors. */
  openPdf(input: { invoiceId: number }): Promise<OpenPdf>;
  /** Ends the browsers. Nothing can be rendered afterwards. */
  close(): Promise<void>;
};

/** Documents of invoices. The browsers start with the first document, not with the application. */
const documents = ({ strapi }: { strapi: Core.Strapi }): DocumentsService => {
  const appDir = strapi.dirs.app.root;
  const pool = createBrowserPool({ cacheFolder: path.join(appDir, '.data', 'cache') });
  const html = createHtmlRenderer({
    templatesFolder: path.join(appDir, 'plugins', 'invoice-templates', 'templates'),
  });
  const context: DocumentsContext = {
    knex: strapi.db.connection,
    root: storageRoot(appDir),
    html,
    pool,
    pdfs: createPdfMaker({ pool, html }),
  };
  return {
    renderInvoices: (input) => renderInvoices({ context, ...input }),
    renderPreview: (input) => renderPreview({ context, ...input }),
    openPdf: async (input) => {
      try {
        return await openPdf({ context, ...input });
      } catch (error) {
        throw asHttpError(error);
      }
    },
    close: () => pool.close(),
  };
};

export default documents;
