/**
 * GET /invoice-templates/invoices/:documentId/pdf      -> application/pdf, inline
 *     An issued invoice gets its stored PDF, made now if there is none. A draft gets a proforma that is not stored.
 *     errors: invoice-unknown (404), invoice-incomplete (400), browser-missing (503)
 * GET /invoice-templates/invoices/:documentId/preview  -> text/html, for a sandboxed frame
 *     errors: invoice-unknown (404), invoice-incomplete (400)
 *
 * Errors are in Strapi's envelope, the code under `error.details.code`.
 */
export type DocumentErrorCode =
  /** No such invoice, or the caller may not see it. */
  | 'invoice-unknown'
  /** The invoice has no usable particulars; the message names the first missing one. */
  | 'invoice-incomplete'
  /** No Chromium that starts; the message says what to do. */
  | 'browser-missing'
  /** The browser failed repeatedly on the same invoices. */
  | 'rendering-failed';

export type DocumentErrorDetails = { code: DocumentErrorCode; whatToDo?: string };
