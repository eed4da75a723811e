import type { ListInvoices } from '../../../bill-run/shared/contracts/runs';

/** The issued bills of a reseller, of all time. */
export type MyBills = {
  invoices: number;
  /** Their total in whole pence. */
  grossPence: number;
  /** Bill runs that issued them. */
  runs: number;
};

/** The figures of all that the caller may see of his reseller. */
export type MyOverview = {
  /** Trading name. */
  resellerName: string;
  mode: 'wholesale' | 'acquisition-partner';
  /** Customers who are not closed. */
  customers: number;
  /** Null for who may not see bills. */
  bills: MyBills | null;
};

/**
 * All need the permission `plugin::reseller-access.my.read` and an active membership of a reseller who is not closed;
 * without a membership the answer is 403 with the code `no-membership`. See access.ts for the choice of a reseller.
 *
 * GET /reseller-access/my/overview                           -> { data: MyOverview }
 * GET /reseller-access/my/invoices?page&pageSize&search      -> MyInvoices: issued bills, newest first
 * GET /reseller-access/my/invoices/:documentId/pdf           -> application/pdf
 *      errors: invoice-unknown (also for an invoice of somebody else)
 */
export type GetMyOverview = { data: MyOverview };
export type MyInvoices = ListInvoices;
