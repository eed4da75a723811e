import path from 'node:path';
import { createBrowserPool } from '../../plugins/invoice-templates/server/src/browser/browser-pool';
import { createPdfMaker } from '../../plugins/invoice-templates/server/src/pdf/make-pdfs';
import { createHtmlRenderer } from '../../plugins/invoice-templates/server/src/templates/render-html';
import type { BrandRow } from '../../plugins/invoice-templates/server/src/view-model';
import { sampleBrands } from '../../plugins/invoice-templates/server/src/sample/sample-brands';

const root = path.resolve(__dirname, '..', '..');

export const cacheFolder = path.join(root, '.data', 'cache');

export const html = createHtmlRenderer({
  templatesFolder: path.join(root, 'plugins', 'invoice-templates', 'templates'),
});

/** Browsers and a maker of PDFs; close the pool afterwards. */
export const pdfTools = () => {
  const pool = createBrowserPool({ cacheFolder });
  return { pool, maker: createPdfMaker({ pool, html }) };
};

export const brandOf = (layout: BrandRow['layout']): BrandRow => {
  const brand = sampleBrands.find((candidate) => candidate.layout === layout);
  if (!brand) throw new Error(`no sample brand has the layout ${layout}`);
  return brand;
};
