import type { PriceChange, RiseRounding } from '../../../../src/billing/charging';

/** A rise in the list. Money in micro-pounds, percentages in basis points. */
export type PriceRiseSummary = {
  documentId: string;
  name: string;
  /** Null: all recurring products. */
  productName: string | null;
  resellerName: string | null;
  effectiveDate: string;
  change: PriceChange;
  /** Of a percentage, the published index in it. */
  indexBasisPoints: number | null;
  noticeDays: number;
  state: 'draft' | 'scheduled' | 'withdrawn';
  scheduledAt: string | null;
  scheduledBy: string | null;
};

/** GET /bill-run/price-rises */
export type ListPriceRises = { results: PriceRiseSummary[] };

/** What a rise does to one service. */
export type AffectedService = {
  serviceDocumentId: string;
  productName: string;
  customerName: string;
  accountNumber: string;
  email: string | null;
  quantity: number;
  oldMicro: number;
  newMicro: number;
  effectiveFrom: string;
};

/** A price that services pay, before and after. */
export type PricePoint = {
  productName: string;
  frequency: 'monthly' | 'quarterly' | 'annual';
  oldMicro: number;
  newMicro: number;
  services: number;
  quantity: number;
};

/** A service that a rise leaves alone, with the price that somebody set from when and why. */
export type DecidedService = Pick<
  AffectedService,
  'serviceDocumentId' | 'productName' | 'customerName' | 'accountNumber'
> & { from: string; micro: number; reason: string | null };

/** GET /bill-run/price-rises/:documentId */
export type PriceRiseDetail = PriceRiseSummary & {
  includesOwnPrices: boolean;
  noticeText: string;
  services: number;
  customers: number;
  /** Customers without an address, whom somebody has to tell otherwise. */
  customersWithoutEmail: number;
  /** What the services cost a month, before and after. */
  monthlyBeforePence: number;
  monthlyAfterPence: number;
  /** The last day on which notice is in time for all of them; null when nobody is affected. */
  notifyBy: string | null;
  isNoticeInTime: boolean;
  /** Old and new prices by product. */
  prices: PricePoint[];
  /** Those it makes most of a difference to. */
  largest: AffectedService[];
  /** Services that stay at a price which somebody set from a later day on than that of the rise; the first of them. */
  servicesDecidedLater: number;
  decidedLater: DecidedService[];
  noticesSent: number;
};

/** A rise as a reseller makes it, in the fields of the content type; `product` by document id, null for all. Decimals as text. */
export type ResellersRise = {
  name: string;
  effectiveDate: string;
  product: string | null;
  riseBy: 'amount' | 'percent';
  amount?: string | undefined;
  indexPercent?: string | undefined;
  addedPercent?: string | undefined;
  roundTo?: RiseRounding | undefined;
  includesOwnPrices?: boolean | undefined;
  noticeDays: number;
  noticeText: string;
};

/** POST /bill-run/price-rises/:documentId/schedule */
export type SchedulePriceRiseBody = { services: number; sendNotices: boolean };
