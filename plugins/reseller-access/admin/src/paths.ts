/** Where the pages of resellers are; staff who look as one see them there too. */
export const MY_ROOT = '/my';
const RESELLERS = '/plugins/reseller-access';

/** Addresses of our pages in the panel. */
export const PATHS = {
  overview: `${MY_ROOT}/overview`,
  customers: `${MY_ROOT}/customers`,
  customer: (id: string) => `${MY_ROOT}/customers/${id}`,
  checks: `${MY_ROOT}/checks`,
  check: (id: string) => `${MY_ROOT}/checks/${id}`,
  invoices: `${MY_ROOT}/invoices`,
  invoicesOfCustomer: (id: string) => `${MY_ROOT}/invoices?customer=${id}`,
  invoicesOfRun: (id: string) => `${MY_ROOT}/invoices?run=${id}`,
  invoice: (id: string) => `${MY_ROOT}/invoices/${id}`,
  bureauInvoices: `${MY_ROOT}/bureau-invoices`,
  bureauInvoice: (id: string) => `${MY_ROOT}/bureau-invoices/${id}`,
  runs: `${MY_ROOT}/bill-runs`,
  usage: `${MY_ROOT}/usage`,
  usageFile: (id: string) => `${MY_ROOT}/usage/${id}`,
  rates: `${MY_ROOT}/rates`,
  people: `${MY_ROOT}/people`,
  keys: `${MY_ROOT}/api-keys`,
  resellers: `${RESELLERS}/resellers`,
  reseller: (documentId: string) => `${RESELLERS}/resellers/${documentId}`,
};
