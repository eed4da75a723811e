import type { Knex } from 'knex';
import type { BrowserPool } from '../browser/browser-pool';
import type { PdfMaker } from '../pdf/make-pdfs';
import type { HtmlRenderer } from '../templates/render-html';

/** What the use cases work with. */
export type DocumentsContext = {
  /** Outside any request's transaction: who may ask for what is decided before. */
  knex: Knex;
  /** Folder that storage paths are relative to. */
  root: string;
  html: HtmlRenderer;
  pool: BrowserPool;
  pdfs: PdfMaker;
};
