import { looksOf } from '../brand/brand-look';
import { fontFaces, needsExtendedLatin } from '../brand/typeface';
import type { InvoiceView } from '../view-model';
import { createEngine } from './engine';

export type HtmlRenderer = {
  /**
   * Invoices, each beginning on a page of its own, as one HTML document that needs nothing from outside.
   * With `isBatch` it is made for printing fast and splitting: it shows nothing on a screen, and the first page links
   * to every invoice, by which Chromium writes where each begins into the PDF.
   */
  renderInvoices(input: { invoices: InvoiceView[]; isBatch: boolean }): string;
  /** One invoice as it looks on paper, for the screen. */
  renderPreview(invoice: InvoiceView): string;
};

/** Prepares the templates in a folder. @throws when a template is missing or wrong, on its first use. */
export const createHtmlRenderer = ({
  templatesFolder,
}: {
  templatesFolder: string;
}): HtmlRenderer => {
  const engine = createEngine({ templatesFolder });

  const render = ({
    invoices,
    isBatch,
    isPreview,
  }: {
    invoices: InvoiceView[];
    isBatch: boolean;
    isPreview: boolean;
  }): string => {
    const { looks, lookFor } = looksOf(invoices);
    const documents = invoices.map((invoice) => ({ invoice, look: lookFor(invoice) }));
    const scope = { title: invoices[0]?.meta.title ?? '', looks, documents, isBatch, isPreview };
    const fonts = fontFaces({
      typefaces: looks.map((look) => look.typeface),
      isExtended: needsExtendedLatin(JSON.stringify(scope)),
    });
    return engine.renderFileSync('document', { ...scope, fonts }) as string;
  };

  return {
    renderInvoices: ({ invoices, isBatch }) => render({ invoices, isBatch, isPreview: false }),
    renderPreview: (invoice) => render({ invoices: [invoice], isBatch: false, isPreview: true }),
  };
};
