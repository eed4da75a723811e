import type { IsoDate, IsoMoment, Pagination, Pence } from './common';

export type Terms =
  | 'included'
  | 'price'
  | 'percentage'
  | 'at-cost'
  | 'price-on-application'
  | 'not-available';

/** A stretch of time on a tier; `validTo` is its last day. */
export type TierSpan = {
  documentId: string;
  tierCode: string;
  tierName: string;
  validFrom: IsoDate;
  validTo: IsoDate | null;
  isCurrent: boolean;
};

/** A row of the matrix with what this reseller pays on a day. */
export type TierService = {
  code: string;
  name: string;
  unit: string;
  explanation: string | null;
  isFreeIfSelfServed: boolean;
  /** Null: he is on no tier, or the tier says nothing of this service. */
  terms: Terms | null;
  /** Pounds, or per cent for a percentage; as decimal text without needless zeros. */
  price: string | null;
  note: string | null;
};

export type TierAndPrices = {
  day: IsoDate;
  spans: TierSpan[];
  choices: TierChoice[];
  services: TierService[];
  /** The account that the bureau bills him on; null until it is made. */
  account: { customerDocumentId: string; accountNumber: string; nextBillDate: IsoDate } | null;
};

/** A tier that a reseller can be moved to. */
export type TierChoice = {
  code: string;
  name: string;
  regradeFeePence: Pence;
  rentalPence: Pence | null;
};

export type ChangeTierBody = { tierCode: string; validFrom: IsoDate };

/** What a change of tier comes to, before it is made. Pence without VAT. */
export type TierChangePlan = {
  fromName: string | null;
  toName: string;
  validFrom: IsoDate;
  regradeFeePence: Pence;
  oldRentalPence: Pence | null;
  newRentalPence: Pence | null;
  /** The bill to him that takes the fee and the new rental; null: he has no account yet. */
  nextBillDate: IsoDate | null;
};

export type ActStatus = 'recorded' | 'billed' | 'waived';
/** Why it has no price yet; it stays off the bill until somebody decides. */
export type Hold = 'quote-missing' | 'cost-missing' | 'not-on-tier' | 'no-tier';

export type ActView = {
  id: number;
  serviceCode: string;
  serviceName: string;
  unit: string;
  actedOn: IsoDate;
  actedAt: IsoMoment;
  actedBy: string;
  isSelfServed: boolean;
  quantity: number;
  customerName: string | null;
  accountNumber: string | null;
  subject: string | null;
  note: string | null;
  status: ActStatus;
  tierName: string | null;
  /** As it will be billed, or was; null while it is held. Waived acts: what they would have cost. */
  netPence: Pence | null;
  basis: 'included' | 'self-served' | 'price' | 'at-cost' | 'quoted' | null;
  hold: Hold | null;
  waivedBy: string | null;
  waiveReason: string | null;
  invoiceDocumentId: string | null;
  invoiceNumber: string | null;
};

export type ActTotals = { acts: number; netPence: Pence; held: number; waived: number };

/**
 * GET  /bill-run/resellers/:documentId/tier                      -> { data: TierAndPrices }   ?day=YYYY-MM-DD
 * POST /bill-run/resellers/:documentId/tier/preview              ChangeTierBody -> { data: TierChangePlan }
 * POST /bill-run/resellers/:documentId/tier                      ChangeTierBody -> { data: TierAndPrices }
 * DELETE /bill-run/resellers/:documentId/tier/:assignment        -> { data: TierAndPrices }   a change that has not come yet
 *      errors: partner-not-charged, tier-unknown, tier-unchanged, tier-day-invalid, tier-change-planned, tier-change-unknown
 * GET  /bill-run/resellers/:documentId/acts?month&page&pageSize  -> ListActs, newest first
 * GET  /bill-run/resellers/:documentId/acts.csv?month            -> CSV
 * POST /bill-run/resellers/:documentId/acts                      RecordActBody -> { data: ActView }
 *      errors: partner-not-charged, service-unknown, service-not-by-hand, customer-unknown, quantity-invalid, amount-invalid,
 *      quote-missing, day-invalid, request-reused
 * POST /bill-run/acts/:id/waive   { reason }                     -> { data: ActView }  errors: act-unknown, reason-missing, act-settled, act-on-draft
 * POST /bill-run/acts/:id/quote   { quotedPence, reason }        -> { data: ActView }  errors: act-unknown, amount-invalid, act-settled, act-on-draft, act-has-price
 */
export type ListActs = { results: ActView[]; pagination: Pagination; totals: ActTotals };
export type RecordActBody = {
  service: string;
  /** Made by the page, so that a request that is sent twice records once. */
  requestId: string;
  actedOn: IsoDate;
  quantity: number;
  customerDocumentId?: string | null;
  note?: string | null;
  /** Agreed with the reseller, for all of it. */
  quotedPence?: Pence | null;
};
export type WaiveActBody = { reason: string };
export type QuoteActBody = { quotedPence: Pence; reason: string };
