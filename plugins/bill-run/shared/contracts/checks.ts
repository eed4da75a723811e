import type { IsoDate, IsoMoment, Pagination, Pence } from './common';
import type { ApprovalBy, ApprovalOutlook } from './run-windows';

/** What is odd about a bill. The last two are the bureau's affair and never shown to a reseller. */
export type BillFlag =
  | 'zero'
  | 'negative'
  | 'unusual'
  | 'first'
  | 'usage-without-service'
  | 'service-without-usage'
  | 'below-cost'
  | 'cost-without-charge';

/** Why a bill differs from the last one, in words. Pence without VAT. */
export type ChangeView = { kind: string; text: string; deltaPence: Pence };

export type CheckedBill = {
  invoiceDocumentId: string;
  customerDocumentId: string;
  customerName: string;
  accountNumber: string;
  resellerName: string | null;
  billDate: IsoDate;
  /** Another one when it is made anew; named by who approves it. */
  version: string;
  grossPence: Pence;
  previousPence: Pence | null;
  averagePence: Pence | null;
  flags: BillFlag[];
  /** The three biggest changes. */
  reasons: ChangeView[];
  status: 'drafted' | 'issued';
  approvedBy: string | null;
  approval: 'reseller' | 'staff' | 'automatic' | null;
  comments: number;
  amendments: number;
};

export type CheckFilter = 'all' | 'odd' | 'waiting' | 'approved' | 'changed' | 'commented';

export type CheckTotals = {
  bills: number;
  approved: number;
  odd: number;
  grossPence: Pence;
  previousPence: Pence;
  newCustomers: number;
  /** What the first bills among them come to, which have none before them. */
  firstPence: Pence;
  ceasedServices: number;
  newServices: number;
  flags: { flag: BillFlag; bills: number }[];
  /** Bills that wait for the reader's approval: of a reseller's, not those that the bureau approves. */
  toApprove: number;
  /** When the first window of these bills closes; null when none is open. */
  closesAt: IsoMoment | null;
};

/** GET /bill-run/runs/:documentId/checks?page&pageSize&search&filter&sort -> ListChecks. `sort`: change, gross, customer. */
export type ListChecks = { results: CheckedBill[]; totals: CheckTotals; pagination: Pagination };

export type BillComment = {
  id: string;
  at: IsoMoment;
  author: string;
  byReseller: boolean;
  body: string;
};

export type BillAmendment = {
  id: string;
  at: IsoMoment;
  author: string;
  byReseller: boolean;
  kind: 'add' | 'remove' | 'reprice';
  description: string | null;
  netPence: Pence | null;
  reason: string;
  withdrawnBy: string | null;
};

export type CheckedLine = {
  key: string;
  position: number;
  section: string;
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
  /** Whether it can be left out or priced anew: discounts follow the lines they are taken from. */
  isAmendable: boolean;
};

/** One bill with all that is needed to decide about it. */
export type BillCheck = CheckedBill & {
  runDocumentId: string;
  runName: string;
  runStatus: string;
  netPence: Pence;
  vatPence: Pence;
  previousNetPence: Pence | null;
  previousBillDate: IsoDate | null;
  closesAt: IsoMoment | null;
  /** Who approves it, while its window is open. */
  approvalBy: ApprovalBy | null;
  isOpen: boolean;
  /** What approving it would do; null when it is approved or cannot be. */
  ifApproved: ApprovalOutlook | null;
  changes: ChangeView[];
  lines: CheckedLine[];
  commentList: BillComment[];
  amendmentList: BillAmendment[];
  /** The bills before and after it in the run, by account. */
  previousBill: string | null;
  nextBill: string | null;
};

/** What is changed on a bill. Pence without VAT, negative for a credit. */
export type NewAmendment = { reason: string; description?: string } & (
  | { kind: 'add'; description: string; netPence: Pence; vatTreatment: VatChoice }
  | { kind: 'remove'; lineKey: string }
  | { kind: 'reprice'; lineKey: string; netPence: Pence }
);
export type VatChoice = 'standard' | 'reduced' | 'zero' | 'exempt' | 'outside';

/**
 * GET  /bill-run/checks/:documentId              -> { data: BillCheck }    (document id of the invoice)
 * POST /bill-run/checks/:documentId/comments     { body } -> { data: BillCheck }
 * POST /bill-run/checks/:documentId/amendments   NewAmendment -> { data: BillCheck }
 * POST /bill-run/checks/:documentId/amendments/:id/withdraw -> { data: BillCheck }
 * POST /bill-run/checks/:documentId/recalculate  -> { data: BillCheck }
 *      errors: bill-unknown, bill-not-open, bill-unchanged
 */
export type GetBillCheck = { data: BillCheck };

/** A customer whose bill could not be made, wherever. */
export type ParkedBill = {
  customerDocumentId: string;
  customerName: string;
  accountNumber: string;
  resellerName: string | null;
  runDocumentId: string;
  runName: string;
  billDate: IsoDate;
  reasonCode: string;
  reason: string;
  /** What mends it, and the record where. */
  cure: { text: string; uid: string | null; documentId: string | null };
};
/** GET /bill-run/parked -> { data: ParkedBill[] }. POST /bill-run/parked/:documentId/again (customer) -> TryAgain */
export type TryAgain = { data: { run: string; isNewRun: boolean; isStillParked: boolean } };

/** POST /bill-run/parked/again { customers } -> { data: TriedTogether }: those of runs that have ended are left to the next run. */
export type TriedTogether = { made: number; stillParked: number; forNextRun: number };

/** What waits for a person, most pressing first. GET /bill-run/today -> { data: Today } */
export type Today = {
  today: IsoDate;
  windows: {
    runDocumentId: string;
    runName: string;
    resellerName: string;
    waiting: number;
    odd: number;
    grossPence: Pence;
    closesAt: IsoMoment;
    hoursLeft: number;
    approvalBy: ApprovalBy;
    isOver: boolean;
  }[];
  stopped: { runDocumentId: string; runName: string; status: string; message: string | null }[];
  parked: number;
  suspense: { rows: number; costMicro: number };
  failedFiles: number;
  failedMails: number;
  submissions: {
    originatorName: string;
    inputDate: IsoDate;
    processingDate: IsoDate;
    /** When it is taken from the payers' accounts. */
    entryDate: IsoDate;
    items: number;
    totalPence: Pence;
  }[];
  comments: {
    invoiceDocumentId: string;
    customerName: string;
    author: string;
    body: string;
    at: IsoMoment;
  }[];
  dueToday: number;
  next: { date: IsoDate; customers: number } | null;
};
