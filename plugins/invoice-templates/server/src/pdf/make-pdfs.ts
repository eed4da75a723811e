import type { BrowserPool } from '../browser/browser-pool';
import { looksOf } from '../brand/brand-look';
import { isDocumentError } from '../errors';
import type { HtmlRenderer } from '../templates/render-html';
import type { InvoiceView } from '../view-model';
import { printHtml } from './print-html';
import { splitPdf, type SplitFile, type SplitRequest } from './split-pdf';

/** Invoices printed as one document: enough to spread the cost of a print, few enough to stay small in memory. */
export const BATCH_SIZE = 50;

export type PdfMaker = {
  /**
   * Prints invoices as one document and splits it. When the batch fails it is halved, down to the invoice that is to
   * blame: the others are made all the same.
   *
   * @returns a file, or why there is none, for each invoice in order.
   * @throws DocumentError `browser-missing`.
   */
  makePdfs(invoices: InvoiceView[]): Promise<PdfOutcome[]>;
};

export type PdfOutcome = { ok: true; file: SplitFile } | { ok: false; error: unknown };

const stampLabel = ({ title, number }: InvoiceView): string =>
  number ? `${title} ${number}` : title;

const requestsOf = (invoices: InvoiceView[]): SplitRequest[] => {
  const { lookFor } = looksOf(invoices);
  return invoices.map((invoice) => {
    const look = lookFor(invoice);
    return {
      anchor: invoice.anchor,
      stamp: {
        label: stampLabel(invoice),
        isSerif: look.typeface === 'serif',
        footHeight: look.footHeight,
      },
      title: invoice.meta.title,
      author: invoice.meta.author,
      date: invoice.meta.issueDate,
    };
  });
};

/** Puts the browsers, the templates and the splitting together. */
export const createPdfMaker = ({
  pool,
  html,
}: {
  pool: BrowserPool;
  html: HtmlRenderer;
}): PdfMaker => {
  const printAndSplit = async (invoices: InvoiceView[]): Promise<SplitFile[]> => {
    const document = html.renderInvoices({ invoices, isBatch: true });
    const bytes = await pool.withPage((page) => printHtml({ page, html: document }));
    return splitPdf({ bytes, requests: requestsOf(invoices) });
  };

  const makePdfs = async (invoices: InvoiceView[]): Promise<PdfOutcome[]> => {
    if (invoices.length === 0) return [];
    try {
      const files = await printAndSplit(invoices);
      return files.map((file) => ({ ok: true, file }));
    } catch (error) {
      if (isDocumentError(error, 'browser-missing')) throw error;
      if (invoices.length === 1) return [{ ok: false, error }];
      const middle = Math.ceil(invoices.length / 2);
      const first = await makePdfs(invoices.slice(0, middle));
      return [...first, ...(await makePdfs(invoices.slice(middle)))];
    }
  };

  return { makePdfs };
};
