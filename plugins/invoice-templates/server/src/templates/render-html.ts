import { looksOf } from '../brand/brand-look';
import { fontFaces, needsExtendedLatin } from '../brand/typeface';
import type { InvoiceView } from '../view-model';
import { createEngine } from './engine';

export type HtmlRenderer = {
  /**
   * Invoices, each beginning on a page of its own, as one HTML document that needs nothing from outside.
   * With `hasIndex` the first page links to every invoice: Chromium then writes where each begins into the PDF.
   */
  renderInvoices(input: { invoices: InvoiceView[]; hasIndex: boolean }): string;
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
    hasIndex,
    isPreview,
  }: {
    invoices: InvoiceView[];
    hasIndex: boolean;
    isPreview: boolean;
  }): string => {
    const { looks, lookFor } = looksOf(invoices);
    const documents = invoices.map((invoice) => ({ invoice, look: lookFor(invoice) }));
    const scope = { title: invoices[0]?.meta.title ?? '', looks, documents, hasIndex, isPreview };
    const fonts = fontFaces({
      typefaces: looks.map((look) => look.typeface),
      isExtended: needsExtendedLatin(JSON.stringify(scope)),
    });
    return engine.renderFileSync('document', { ...scope, fonts }) as string;
  };

  return {
    renderInvoices: ({ invoices, hasIndex }) => render({ invoices, hasIndex, isPreview: false }),
    renderPreview: (invoice) => render({ invoices: [invoice], hasIndex: false, isPreview: true }),
  };
};
