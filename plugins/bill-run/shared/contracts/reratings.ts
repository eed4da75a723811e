import type { IsoDate, IsoMoment, Pagination } from './common';

/** Which records are rated anew: those that fulfil all that is given. */
export type RerateSelection = {
  from: IsoDate;
  /** The last day. */
  to: IsoDate;
  /** Document ids. With a card only what it priced before or prices now is changed. */
  customer?: string;
  reseller?: string;
  card?: string;
  version?: string;
  /** As usage files say it. */
  source?: string;
};

export type RerateState = 'unbilled' | 'billed' | 'held' | 'unratable';

export type ReratingStatus = 'queued' | 'running' | 'review' | 'done' | 'failed' | 'discarded';

/** Sums of records. `supplier` is what they cost the bureau; null where it is not shown. */
export type RerateAmounts = {
  records: number;
  changed: number;
  beforeSell: number;
  afterSell: number;
  beforeBuy: number;
  afterBuy: number;
  beforeSupplier: number | null;
  afterSupplier: number | null;
};

export type RerateGroup = RerateAmounts & { key: string; name: string; detail: string | null };

/** A bill that adjustments of the next one put right. */
export type RerateBill = {
  customerName: string;
  billDate: IsoDate;
  invoice: { documentId: string; number: string | null } | null;
  records: number;
  differenceMicro: number;
};

/** What it would do, or did: by state, customer and band, the biggest difference first. */
export type RerateOutcome = {
  total: RerateAmounts;
  byState: Record<RerateState, RerateAmounts>;
  byCustomer: RerateGroup[];
  /** How many customers there are in all; the first are listed. */
  customers: number;
  byBand: RerateGroup[];
  bills: RerateBill[];
  billCount: number;
  /** Why records have no price any more. */
  unratable: { reason: string; records: number }[];
};

export type Rerating = {
  documentId: string;
  kind: 'rerating' | 'what-if';
  /** What was chosen, in words: label and name. */
  chosen: { what: keyof RerateSelection | 'draft'; name: string; documentId: string | null }[];
  selection: RerateSelection;
  reason: string;
  phase: 'trial' | 'apply';
  status: ReratingStatus;
  total: number;
  done: number;
  errorMessage: string | null;
  startedBy: string | null;
  appliedBy: string | null;
  createdAt: IsoMoment;
  startedAt: IsoMoment | null;
  finishedAt: IsoMoment | null;
  applyStartedAt: IsoMoment | null;
  appliedAt: IsoMoment | null;
};

export type ReratingDetail = Rerating & {
  /** Of the trial, once it has ended. */
  trial: RerateOutcome | null;
  /** Of what was applied, as far as it is. */
  applied: RerateOutcome | null;
};

export type StartReratingBody = { selection: RerateSelection; reason: string };
export type StartWhatIfBody = {
  /** Document id of the version that is tried, usually a draft. */
  version: string;
  from: IsoDate;
  to: IsoDate;
  customer?: string;
  reseller?: string;
};

/**
 * Reading needs usage.read, rating anew usage.rerate, what-if usage.read.
 *
 * GET  /bill-run/reratings?page&pageSize&kind          -> ListReratings
 * POST /bill-run/reratings StartReratingBody           -> { data: Rerating }
 *      errors: period-invalid, nothing-chosen-unknown, reason-missing, no-records
 * GET  /bill-run/reratings/:documentId                 -> { data: ReratingDetail }  errors: rerating-unknown
 * POST /bill-run/reratings/:documentId/apply           -> { data: Rerating }  errors: rerating-not-in-review
 * POST /bill-run/reratings/:documentId/discard         -> { data: Rerating }  errors: rerating-not-in-review
 * POST /bill-run/reratings/:documentId/retry           -> { data: Rerating }  errors: rerating-not-failed
 * GET  /bill-run/reratings/:documentId/customers.csv   -> text/csv
 * POST /bill-run/what-ifs StartWhatIfBody              -> { data: Rerating }  errors: version-unknown, period-invalid, no-records
 */
export type ListReratings = { results: Rerating[]; pagination: Pagination };
