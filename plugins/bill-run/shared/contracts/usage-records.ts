import type { IsoDate, IsoMoment, Pagination } from './common';

/** One step of the arithmetic of a charge. Steps add up to the charge. */
export type PriceStep = {
  kind:
    | 'set-up'
    | 'per-call'
    | 'minutes'
    | 'blocks'
    | 'cap'
    | 'minimum'
    | 'service'
    | 'rounding'
    | 'charged-before';
  amountMicro: number;
  /** Of minutes. */
  band?: 'peak' | 'off-peak' | 'weekend';
  seconds?: number;
  perMinuteMicro?: number;
  /** Of blocks. */
  quantity?: number;
  blockSize?: number;
  priceMicro?: number;
  capMicro?: number;
  capS?: number | null;
  minimumMicro?: number;
  /** Of a service charge. */
  code?: string;
  perCallMicro?: number;
};

/** The version of a card behind a price. */
export type PriceVersion = {
  documentId: string;
  cardDocumentId: string;
  cardName: string;
  validFrom: IsoDate;
  isLive: boolean;
};

/** Why one side costs what it costs: words for the phone, the arithmetic, what identifies it. */
export type ExplainedSide = {
  chargeMicro: number;
  /** What a customer can be told; null on a side that is not his affair. */
  spoken: string | null;
  /** Why in the words of the trade. */
  sentence: string;
  steps: PriceStep[];
  facts: Record<string, string | number | boolean | null>;
  version: PriceVersion | null;
};

/** Both sides of a price. `buy` is what the reseller (for its own customers the bureau) buys at. */
export type ExplainedPrice = {
  destination: string;
  band: string;
  dialled: string;
  sell: ExplainedSide;
  buy: ExplainedSide | null;
  /** Sell less buy; null where the buy side is not shown. */
  marginMicro: number | null;
  /** Share of the sell price; null for what is sold at nothing. */
  marginBasisPoints: number | null;
  /** The bureau's own: what the supplier's card asks, and what his file said. */
  supplierMicro: number | null;
  costMicro: number | null;
};

/** A record of usage as lists show it. Micro-pounds are millionths of a pound. */
export type UsageRecordRow = {
  id: string;
  startedAt: IsoMoment;
  localDate: IsoDate;
  localTime: string;
  cli: string;
  dialled: string;
  destination: string;
  band: string;
  callType: string;
  durationS: number;
  billedS: number;
  quantity: number | null;
  unit: string | null;
  billDate: IsoDate;
  customer: { documentId: string; name: string; accountNumber: string };
  resellerName: string | null;
  sellMicro: number;
  buyMicro: number;
  /** By the supplier's card, else as his file said. */
  supplierMicro: number | null;
  /** The call is of a day before the period of its bill. */
  isLate: boolean;
};

export type UsageRecordTotals = {
  /** How many match; null when there are more than `atMost`. */
  records: number | null;
  atMost: number;
  sellMicro: number | null;
  buyMicro: number | null;
};

/** What later corrections made of a record that has been billed. */
export type RecordAdjustment = {
  at: IsoMoment;
  reason: string;
  sellMicro: number;
  billDate: IsoDate;
};

/** What rating anew changed about a record before it was billed. */
export type RecordChange = {
  at: IsoMoment;
  by: string | null;
  oldSellMicro: number;
  newSellMicro: number;
};

/** What a bundle covered of a record, by the bill that is made or issued. */
export type RecordDraw = { name: string; unit: string; quantity: number; coveredMicro: number };

/** The events that a record is put together from. */
export type RecordMeter = {
  name: string;
  method: 'sum' | 'max' | 'unique-count';
  from: IsoDate;
  /** The first day after it. */
  to: IsoDate;
  events: number;
  /** What records on other bills have charged of the same days. */
  chargedBefore: number;
};

export type UsageRecordDetail = UsageRecordRow & {
  serviceName: string | null;
  source: string;
  file: { documentId: string; name: string; lineNo: number } | null;
  recordId: string | null;
  billedS: number;
  timeBand: string;
  invoice: { documentId: string; number: string | null; status: string } | null;
  price: ExplainedPrice | null;
  /** Why it cannot be explained, or in how far the prices changed since. */
  note: string | null;
  /** Null for what came as one event. */
  metered: RecordMeter | null;
  draws: RecordDraw[];
  adjustments: RecordAdjustment[];
  changes: RecordChange[];
};

/**
 * All under /bill-run/usage-records; needs usage.read.
 *
 * GET /?page&pageSize&customer&invoice&line&file&search&from&to&flag -> ListUsageRecords
 *     `invoice` is a document id, `line` a position on it; `flag` is below-buy or below-cost
 * GET /records.csv?<the same>   -> text/csv
 * GET /:id                      -> { data: UsageRecordDetail }  errors: usage-record-unknown
 */
export type ListUsageRecords = {
  results: UsageRecordRow[];
  pagination: Pagination;
  totals: UsageRecordTotals;
};
