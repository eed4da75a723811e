import type { ListInvoices } from '../../../bill-run/shared/contracts/runs';

/** The figures of everything the caller may see, of all time. Amounts are whole pence. */
export type MyOverview = {
  /** Trading name; the names of all, joined by commas, when the person works for several resellers. */
  resellerName: string;
  /** Of the first of them, by name. */
  mode: 'wholesale' | 'acquisition-partner';
  /** Customers who are not closed. */
  customers: number;
  /** Issued bills, and their total. */
  invoices: number;
  grossPence: number;
  /** Bill runs that issued bills for his customers. */
  runs: number;
};

/**
 * All need the permission `plugin::reseller-access.my.read` and an active membership of a reseller who is not closed;
 * without a membership the answer is 403 with the code `no-membership`.
 *
 * GET /reseller-access/my/overview                           -> { data: MyOverview }
 * GET /reseller-access/my/invoices?page&pageSize&search      -> MyInvoices: issued bills, newest first
 * GET /reseller-access/my/invoices/:documentId/pdf           -> application/pdf
 *      errors: invoice-unknown (also for an invoice of somebody else)
 */
export type GetMyOverview = { data: MyOverview };
export type MyInvoices = ListInvoices;
