import type { Pagination } from './common';

/** One service in a list. */
export type ServiceSummary = {
  documentId: string;
  customerName: string;
  accountNumber: string;
  resellerName: string | null;
  productName: string;
  identifier: string | null;
  label: string | null;
  quantity: number;
  /** Price of one and a period in force, in micro-pounds. */
  unitPriceMicro: number;
  frequency: 'monthly' | 'quarterly' | 'annual';
  startDate: string;
  endDate: string | null;
};

/** GET /bill-run/services?page=&pageSize=&search= */
export type ListServices = { results: ServiceSummary[]; pagination: Pagination };

/** What changed, or will change, about a service from a day on. */
export type ServiceChange = {
  documentId: string;
  effectiveFrom: string;
  quantity: number | null;
  unitPriceMicro: number | null;
  reason: string | null;
  priceRiseName: string | null;
  madeBy: string;
  madeAt: string;
  withdrawnAt: string | null;
  withdrawnBy: string | null;
};

/** Inclusive minutes, messages or data of a product, for one service of quantity 1. */
export type IncludedAllowance = {
  name: string;
  quantity: number;
  unit: 'minutes' | 'messages' | 'megabytes' | 'gigabytes' | 'units';
  /** Its own, or one pot for all services of the customer. */
  sharing: 'service' | 'customer';
};

export type ServiceDetail = ServiceSummary & {
  customerDocumentId: string;
  productDocumentId: string;
  chargedThrough: string | null;
  nextBillDate: string;
  timing: 'advance' | 'arrears';
  /** End of the minimum term, exclusive; null when there is none. */
  termEnd: string | null;
  followsDocumentId: string | null;
  followedByDocumentId: string | null;
  /** Allowances that its product brings, in the order in which they are drawn on. */
  includes: IncludedAllowance[];
  changes: ServiceChange[];
};

/** What is to happen to a service. Dates are the first day on which it holds. */
export type ServiceAct =
  | { kind: 'change'; from: string; quantity?: number | null; price?: string | null }
  | {
      kind: 'swap';
      from: string;
      productDocumentId: string;
      quantity?: number;
      price?: string | null;
      waiveEarlyEnd: boolean;
    }
  | { kind: 'cease'; from: string; waiveEarlyEnd: boolean }
  | { kind: 'restart'; from: string }
  | { kind: 'withdraw-change'; changeDocumentId: string };

/** POST /bill-run/services/:documentId/preview and /act */
export type ServiceActBody = { act: ServiceAct; reason?: string };

export type PreviewLine = {
  description: string;
  section: string;
  netPence: number;
  sentence: string;
};

/** The next bill with and without it, without VAT; null where a run has the bill in hand. */
export type ServiceActPreview = {
  billDate: string | null;
  netBeforePence: number | null;
  netPence: number | null;
  /** Lines that come, and lines that go. */
  added: PreviewLine[];
  removed: PreviewLine[];
};

export type ServiceActDone = { documentId: string };

/** GET /bill-run/charged-products: what a service can be changed to. */
export type ChargedProduct = { documentId: string; name: string };
