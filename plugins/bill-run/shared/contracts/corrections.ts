import type { IsoDate, IsoMoment, Pence } from './common';

/** A line of an issued invoice, and what is left of it to credit; amounts with the sign of the line. */
export type CreditableLineView = {
  id: number;
  position: number;
  description: string;
  section: string;
  netPence: Pence;
  leftPence: Pence;
  vatPercent: number;
};

/** A document that puts an invoice right, or that it puts right itself. */
export type CorrectionView = {
  kind: 'credit-note' | 're-issue';
  documentId: string;
  number: string;
  issueDate: IsoDate;
  grossPence: Pence;
  reason: string;
  madeBy: string;
  madeAt: IsoMoment;
};

export type InvoiceCorrections = {
  /** What it was made for, when it is a correction itself. */
  corrects: { documentId: string; number: string; reason: string } | null;
  /** What was made for it, oldest first. */
  corrections: CorrectionView[];
  lines: CreditableLineView[];
  /** Gross total less what was credited: what is still to be paid. */
  openPence: Pence;
  /** Presented for Direct Debit: what was taken is not taken back by a credit. */
  isCollected: boolean;
  isReissued: boolean;
};

/** What is credited: everything that is left, or an amount of each line, with the sign of the line. */
export type CreditLines = { id: number; netPence: Pence }[];

export type CreditBody = {
  requestId: string;
  reason: string;
  /** Nothing: everything that is left. */
  lines?: CreditLines | null;
};
/** A bill issued anew: lines with what they should have been; those that are not named stay at what was not credited, 0 takes one off. */
export type ReissueBody = { requestId: string; reason: string; lines?: CreditLines | null };

export type Totals = { netPence: Pence; vatPence: Pence; grossPence: Pence };
export type CreditPreview = Totals & { lines: CreditLines };
export type ReissuePreview = { before: Totals; credit: Totals; invoice: Totals };
export type MadeDocument = { documentId: string; number: string; grossPence: Pence };

/**
 * GET  /bill-run/invoices/:documentId/corrections      -> { data: InvoiceCorrections }
 * POST /bill-run/invoices/:documentId/credit/preview   CreditBody  -> { data: CreditPreview }
 * POST /bill-run/invoices/:documentId/credit           CreditBody  -> { data: MadeDocument }
 * POST /bill-run/invoices/:documentId/reissue/preview  ReissueBody -> { data: ReissuePreview }
 * POST /bill-run/invoices/:documentId/reissue          ReissueBody -> { data: { creditNote: MadeDocument; invoice: MadeDocument } }
 * POST /bill-run/invoices/:documentId/send-copy        { requestId, to } -> { data: { to } }
 *      errors: invoice-unknown, invoice-not-issued, not-an-invoice, reason-missing, line-unknown, credit-too-large, nothing-to-credit,
 *      already-reissued, no-vat-rate, address-invalid, request-reused
 */
export type Reissued = { creditNote: MadeDocument; invoice: MadeDocument };
