import type { IsoDate, IsoMoment, Pence } from './common';

export const CREDIT_CHECK_RESULTS = ['passed', 'refer', 'declined'] as const;
export type CreditCheckResult = (typeof CREDIT_CHECK_RESULTS)[number];

/** A look into a customer's credit, as it was recorded. No provider is called: what one said is written down. */
export type CreditCheck = {
  documentId: string;
  /** The day of the check, by which its reseller's tier prices it. */
  checkedOn: IsoDate;
  provider: string;
  reference: string | null;
  result: CreditCheckResult;
  /** The most that the provider advises to be owed. */
  limitPence: Pence | null;
  note: string | null;
  /** Who wanted to know. */
  askedBy: string;
  recordedBy: string;
  /** Whether his reseller recorded it; only that the reseller can take back. */
  byReseller: boolean;
  recordedAt: IsoMoment;
  /** What became of the act that the reseller is charged for; null where nobody is. */
  actStatus: 'recorded' | 'billed' | 'waived' | null;
  takenBackAt: IsoMoment | null;
  takenBackBy: string | null;
  takeBackReason: string | null;
};

export type CreditCheckBody = {
  /** Made by who asks, so that a request that is sent twice records once. */
  requestId: string;
  checkedOn: IsoDate;
  provider: string;
  reference?: string | null;
  result: CreditCheckResult;
  limitPence?: Pence | null;
  note?: string | null;
  /** Left out: who records it. */
  askedBy?: string | null;
};

export type TakeBackBody = { reason: string };

/**
 * GET  /bill-run/customers/:documentId/credit-checks                  -> { data: CreditCheck[] }
 * POST /bill-run/customers/:documentId/credit-checks                  CreditCheckBody -> { data: CreditCheck[] }
 * POST /bill-run/customers/:documentId/credit-checks/:id/take-back    TakeBackBody -> { data: CreditCheck[] }
 *      errors: customer-unknown, day-invalid, service-unknown, request-reused, check-unknown, check-taken-back, act-on-draft
 */
export type CreditChecks = { data: CreditCheck[] };
