import type { IsoDate, IsoMoment, Pagination, Pence } from './common';
import type { RunWindow, UsageReadiness } from './run-windows';

export type RunStatus =
  | 'queued'
  | 'held'
  | 'collecting'
  | 'drafting'
  | 'review'
  | 'issuing'
  | 'documents'
  | 'delivery'
  | 'complete'
  | 'nothing-due'
  | 'reported'
  | 'failed'
  | 'cancelled';

export type RunSummary = {
  documentId: string;
  name: string;
  runDate: IsoDate;
  resellerName: string | null;
  /** Of the only customer it is for: one who was parked and tried again. */
  customerName: string | null;
  status: RunStatus;
  autoIssue: boolean;
  isDryRun: boolean;
  pausedBy: string | null;
  customersDue: number;
  invoicesDrafted: number;
  invoicesIssued: number;
  customersParked: number;
  /** Of those, whom no later run has taken up. */
  stillParked: number;
  documentsDone: number;
  netPence: Pence;
  vatPence: Pence;
  grossPence: Pence;
  startedBy: string | null;
  startedAt: IsoMoment | null;
  finishedAt: IsoMoment | null;
  message: string | null;
};

/** One step of a run, for the progress display. `done` of `total` in the unit of the step (customers, issuers, documents). */
export type RunStepProgress = {
  step: 'collect' | 'draft' | 'approve' | 'issue' | 'documents' | 'delivery' | 'collection';
  done: number;
  total: number;
  startedAt: IsoMoment | null;
  finishedAt: IsoMoment | null;
  perSecond: number | null;
  secondsLeft: number | null;
  error: string | null;
};

export type ParkedCustomer = {
  customerDocumentId: string;
  accountNumber: string;
  customerName: string;
  resellerName: string | null;
  billDate: IsoDate;
  reasonCode: string;
  reason: string;
};

export type IssuerTotals = {
  issuerKey: string;
  issuerName: string;
  invoices: number;
  netPence: Pence;
  vatPence: Pence;
  grossPence: Pence;
  firstNumber: string | null;
  lastNumber: string | null;
};

export type RunDetail = RunSummary & {
  steps: RunStepProgress[];
  parked: ParkedCustomer[];
  issuers: IssuerTotals[];
  windows: RunWindow[];
  /** What of the usage was not ready when the run began; null when all was. */
  readiness: UsageReadiness | null;
};

export type InvoiceSummary = {
  documentId: string;
  number: string | null;
  status: 'draft' | 'issued';
  customerName: string;
  accountNumber: string;
  resellerName: string | null;
  billDate: IsoDate;
  issueDate: IsoDate | null;
  dueDate: IsoDate | null;
  paymentMethod: string;
  netPence: Pence;
  vatPence: Pence;
  grossPence: Pence;
  hasPdf: boolean;
};

export type InvoiceLineView = {
  position: number;
  section: 'recurring' | 'one-off' | 'third-party' | 'usage' | 'discount';
  groupName: string | null;
  description: string;
  quantityText: string | null;
  unitPriceText: string | null;
  netPence: Pence;
  vatTreatment: string;
  vatPercent: number;
  periodFrom: IsoDate | null;
  periodTo: IsoDate | null;
  explanation: Record<string, unknown> | null;
};

/** What an earlier bill credited, set against this one. */
export type BroughtForward = { number: string; issueDate: IsoDate; pence: Pence };

export type InvoiceDetail = InvoiceSummary & {
  kind: 'invoice' | 'credit-note';
  broughtForward: BroughtForward[];
  runDocumentId: string | null;
  periodFrom: IsoDate;
  periodTo: IsoDate;
  lines: InvoiceLineView[];
};

/** What a run for a date would bill, before it is started. */
export type DuePreview = {
  runDate: IsoDate;
  customers: number;
  byReseller: {
    resellerDocumentId: string | null;
    resellerName: string;
    customers: number;
    oldestBillDate: IsoDate;
  }[];
  openRun: { documentId: string; name: string } | null;
};

/** What a dry run worked out for a customer; a reason instead of figures where he would have been parked. */
export type DryRunBill = {
  customerDocumentId: string;
  customerName: string;
  accountNumber: string;
  resellerName: string | null;
  billDate: IsoDate;
  netPence: Pence;
  vatPence: Pence;
  grossPence: Pence;
  previousPence: Pence | null;
  reason: string | null;
};

/** What a dry run came to for the customers of one reseller; null: those without one. */
export type DryRunSum = {
  resellerName: string | null;
  bills: number;
  parked: number;
  grossPence: Pence;
  /** Of the same customers on their last bills; null when all of these are first bills. */
  previousPence: Pence | null;
};

/** GET /bill-run/runs/:documentId/report?page&pageSize&search -> ListDryRunBills, the parked and the biggest change first */
export type ListDryRunBills = {
  results: DryRunBill[];
  sums: DryRunSum[];
  pagination: Pagination;
};

/**
 * GET  /bill-run/runs?page&pageSize           -> ListRuns
 * POST /bill-run/runs                         StartRun -> { data: RunSummary }
 *      errors: run-date-invalid, run-date-too-far, reseller-unknown
 * GET  /bill-run/runs/:documentId             -> { data: RunDetail }
 * POST /bill-run/runs/:documentId/issue       -> { data: RunSummary }   errors: run-not-in-review
 * POST /bill-run/runs/:documentId/cancel      -> { data: RunSummary }   errors: run-already-issued
 * POST /bill-run/runs/:documentId/retry       -> { data: RunSummary }   errors: run-has-nothing-to-retry
 * GET  /bill-run/runs/:documentId/invoices?page&pageSize&search&status  -> ListInvoices
 * GET  /bill-run/due?date=YYYY-MM-DD          -> { data: DuePreview }
 * GET  /bill-run/invoices?page&pageSize&search -> ListInvoices (all runs, newest first)
 * GET  /bill-run/invoices/:documentId         -> { data: InvoiceDetail }
 */
export type StartRunBody = {
  runDate: IsoDate;
  resellerDocumentId?: string | null;
  autoIssue: boolean;
  isDryRun?: boolean;
};
export type ListRuns = { results: RunSummary[]; pagination: Pagination };
export type InvoiceTotals = {
  invoices: number;
  netPence: Pence;
  vatPence: Pence;
  grossPence: Pence;
};
export type ListInvoices = {
  results: InvoiceSummary[];
  pagination: Pagination;
  totals: InvoiceTotals;
};
