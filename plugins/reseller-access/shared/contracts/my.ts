import type { ListInvoices } from '../../../bill-run/shared/contracts/runs';

/** The issued bills of a reseller, of all time. */
export type MyBills = {
  invoices: number;
  /** Their total in whole pence. */
  grossPence: number;
  /** Bill runs that issued them. */
  runs: number;
  /** Of them, those of this month and of the one before, by invoice date. */
  month: MonthOfBills;
  lastMonth: MonthOfBills;
};

export type MonthOfBills = { invoices: number; grossPence: number };

/** What has come and gone since the first of this month, today included. */
export type MyChanges = { newCustomers: number; newServices: number; endedServices: number };

/** By what bills can be sorted; with a minus in front, the greatest first. */
export const INVOICE_SORTS = ['issueDate', 'dueDate', 'number', 'netPence', 'grossPence'] as const;

/** The figures of all that the caller may see of his reseller. */
export type MyOverview = {
  /** Trading name. */
  resellerName: string;
  mode: 'wholesale' | 'acquisition-partner';
  /** Customers who are not closed. */
  customers: number;
  /** The first of this month, by the bureau's calendar. */
  month: string;
  changes: MyChanges;
  /** Null for who may not see bills. */
  bills: MyBills | null;
};

/**
 * All need the permission `plugin::reseller-access.my.read` and an active membership of a reseller who is not closed;
 * without a membership the answer is 403 with the code `no-membership`. See access.ts for the choice of a reseller.
 *
 * GET /reseller-access/my/overview                           -> { data: MyOverview }
 * GET /reseller-access/my/invoices?page&pageSize&search&sort&customer&run
 *                                                            -> MyInvoices: issued bills, newest first unless sorted
 *      customer, run: document ids of whose bills, and of which bill run. What is senseless in the query is ignored.
 * GET /reseller-access/my/invoices/:documentId/pdf           -> application/pdf
 *      errors: invoice-unknown (also for an invoice of somebody else)
 */
export type GetMyOverview = { data: MyOverview };
export type MyInvoices = ListInvoices;
