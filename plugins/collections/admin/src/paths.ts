const ROOT = '/plugins/collections';

/** Addresses of our pages in the panel. */
export const PATHS = {
  submissions: `${ROOT}/submissions`,
  invoice: (documentId: string) => `/plugins/bill-run/invoices/${documentId}`,
};
