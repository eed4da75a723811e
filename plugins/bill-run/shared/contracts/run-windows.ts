import type { IsoDate, IsoMoment, Pence } from './common';

/** How far usage is ready to be billed: what is held or unread, and what it cost. Costs in micro-pounds. */
export type UsageReadiness = {
  filesUnread: number;
  filesFailed: number;
  /** Held rows of customers who are due, and of nobody known yet. */
  rowsOfDue: number;
  costOfDueMicro: number;
  rowsOfNobody: number;
  costOfNobodyMicro: number;
};

export type ApprovalBy = 'reseller' | 'staff' | 'automatic';

/** The bills of one reseller in a run, and the time in which they can be checked. */
export type RunWindow = {
  /** Null: customers without a reseller. */
  resellerDocumentId: string | null;
  resellerName: string;
  approvalBy: ApprovalBy;
  openedAt: IsoMoment;
  closesAt: IsoMoment;
  closedAt: IsoMoment | null;
  outcome: 'approved' | 'passed' | 'waits' | 'cancelled' | null;
  bills: number;
  approved: number;
  issued: number;
  grossPence: Pence;
};

/** Bills to approve: named customers, all of a reseller (null: those without one), or all of the run. */
export type BillsToApprove = { customers: string[] } | { reseller: string | null } | { all: true };

/** Bills to issue: as above, which are approved with it, or those of the run that are approved already. */
export type BillsToIssue = BillsToApprove | { approved: true };

/**
 * What was seen of bills that are to be approved: the version of each by its document id, or the one of all together as an
 * outlook told it. Bills that were made anew since are not approved.
 */
export type SeenBills = { versions?: Record<string, string>; version?: string };

/** What an approval would do: how many bills it approves, and what is issued at once because it was the last of a reseller. */
export type ApprovalOutlook = {
  approves: number;
  invoices: number;
  creditNotes: number;
  grossPence: Pence;
  /** Of which are taken by Direct Debit, and on which days. */
  directDebits: number;
  directDebitPence: Pence;
  /** Of the bills that it approves; another one when one of them is made anew. */
  version: string;
  collectedFrom: IsoDate | null;
  collectedTo: IsoDate | null;
};

/** What staff are told, with the version of what is issued: bills that were approved before and made anew since are in it too. */
export type IssueOutlook = ApprovalOutlook & { issuesVersion: string };

/**
 * POST /bill-run/runs/:documentId/outlook     BillsToIssue -> { data: IssueOutlook }: nothing is approved
 * POST /bill-run/runs/:documentId/approve     BillsToApprove & SeenBills -> { data: { approved: number } }
 *      errors: run-not-in-review, nothing-to-approve, bill-changed
 * POST /bill-run/runs/:documentId/unapprove   BillsToApprove -> { data: { approved: number } }
 * POST /bill-run/runs/:documentId/issue       { only?: 'approved'; version?: string } -> { data: RunSummary }
 *      `version` is the `issuesVersion` of the outlook of what is issued; errors: run-not-in-review, nothing-to-approve, bill-changed
 * POST /bill-run/runs/:documentId/pause | resume | continue -> { data: RunSummary }
 */
export type ApproveBills = { data: { approved: number } };
