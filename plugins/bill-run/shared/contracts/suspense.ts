import type { IsoDate, IsoMoment, Pagination } from './common';
import type { SupplierChargeKind } from './supplier-charges';
import type { SuspendedRow, SuspenseReason } from './usage';

export type SuspenseStatus = SuspendedRow['status'];

/**
 * Which rows are meant: those that fulfil all that is given. A group is `reason`, `card` and `key` together: `card` is
 * the document id of a rate card or `none`, `key` what would mend the rows or `` for nothing in common.
 */
export type SuspenseSelection = {
  ids?: number[];
  reason?: SuspenseReason;
  card?: string;
  key?: string;
  /** Document id of a usage file. */
  file?: string;
  /** Part of a number, of the row's text or of the message. */
  search?: string;
};

/** Open rows that the same thing would mend. Micro-pounds are millionths of a pound. */
export type SuspenseGroup = {
  reason: SuspenseReason;
  card: { documentId: string; name: string } | null;
  key: string | null;
  rows: number;
  files: number;
  /** What the carrier asks for the rows: the money at stake. */
  costMicro: number;
  firstDay: IsoDate | null;
  lastDay: IsoDate | null;
  /** Message of one of the rows. */
  example: string;
  /** The customer whose calls they are, when it is one. */
  customer: { documentId: string; name: string } | null;
  /** Rows that were accepted and can be recycled. */
  accepted: number;
};

export type SuspenseTotals = { rows: number; costMicro: number };

/** One row of the lists of suspense. */
export type SuspenseListRow = SuspendedRow & {
  fileDocumentId: string;
  costMicro: number | null;
  corrected: string | null;
  accepted: SuspenseReason[];
  attempts: number;
  lastTriedAt: IsoMoment | null;
};

export type SuspenseEvent = {
  id: string;
  at: IsoMoment;
  action:
    | 'corrected'
    | 'accepted'
    | 'acceptance-withdrawn'
    | 'written-off'
    | 'reopened'
    | 'recycled'
    | 'held-again'
    | 'taken-back';
  by: string | null;
  /** The person's reason, or what was found. */
  reason: string | null;
  before: string | null;
  after: string | null;
};

/** A column of a row as it is read. `error` says what is wrong with it. */
export type ReadField = { name: string; value: string; error: string | null };

/** A row read as the import would. `error` is about the line as a whole. */
export type ReadText = { isReadable: boolean; error: string | null; fields: ReadField[] };

export type SuspenseRowDetail = SuspenseListRow & {
  read: ReadText;
  events: SuspenseEvent[];
  /** The row that came before, for a duplicate. */
  original: { fileName: string; fileDocumentId: string; lineNo: number } | null;
  /** The record that came of it. */
  record: {
    customerName: string;
    billDate: IsoDate;
    sellMicro: number;
    isBillClosed: boolean;
  } | null;
  /** The charge of a supplier that came of it, for a row of an item-rental file. */
  charge: {
    kind: SupplierChargeKind;
    /** Its first day. */
    month: IsoDate;
    totalMicro: number;
    customerName: string | null;
  } | null;
};

/** What became of rows, or would become of them. */
export type RecyclingOutcome = {
  rows: number;
  recycled: number;
  held: number;
  sellMicro: number;
  costMicro: number;
  /** Rows that stay, by the reason that is left. */
  heldByReason: Partial<Record<SuspenseReason, number>>;
};

/** `total` rows are meant; when there are very many, only the first are tried. */
export type RecyclingTrial = RecyclingOutcome & { total: number };

export type Recycling = RecyclingOutcome & {
  documentId: string;
  selection: SuspenseSelection;
  status: 'queued' | 'running' | 'done' | 'failed';
  /** Rows that were meant when it was started; `rows` are done. */
  total: number;
  errorMessage: string | null;
  startedBy: string | null;
  createdAt: IsoMoment;
  startedAt: IsoMoment | null;
  finishedAt: IsoMoment | null;
};

/** Rows changed, and rows among those meant that could not be. */
export type Settled = { changed: number; refused: number };

export type ServiceChoice = {
  documentId: string;
  identifier: string | null;
  label: string | null;
  product: string;
  startDate: IsoDate;
  endDate: IsoDate | null;
  customer: { documentId: string; name: string };
};

export type Choice = { documentId: string; name: string; detail: string | null };

export type NewRate = {
  /** Document id of the rate card. */
  card: string;
  prefix: string;
  destination: string;
  band: string;
  /** Pounds a minute, and pounds a call. */
  peak: number;
  offPeak: number;
  weekend: number;
  connection?: number;
  minimum?: number;
  firstIncrement?: number;
  nextIncrement?: number;
  /** The days of the calls that lack it: every version that holds on one of them gets it. */
  firstDay: IsoDate;
  lastDay: IsoDate;
};

/**
 * All under /bill-run/suspense; reading needs usage.read, the rest usage.mend. A selection is given in the query or as
 * `selection` of the body.
 *
 * GET  /groups?page&pageSize & SuspenseSelection -> { results: SuspenseGroup[], pagination, totals: SuspenseTotals }
 * GET  /rows?page&pageSize&status&<selection> -> { results: SuspenseListRow[], pagination, totals: SuspenseTotals }
 * GET  /rows.csv?<selection>                 -> text/csv of the open rows as they came, with reason
 * GET  /rows/:id                             -> { data: SuspenseRowDetail }  errors: suspended-row-unknown
 * PUT  /rows/:id/text { text, reason? }      -> { data: SuspenseRowDetail }  errors: row-not-open, row-not-readable
 * POST /read { id, text }                    -> { data: ReadText }
 * POST /accept | /withdraw | /write-off | /reopen { selection, reason } -> { data: Settled }
 *      errors: reason-missing, nothing-to-change
 * POST /rows/:id/take-back { reason }        -> { data: SuspenseRowDetail }  errors: row-not-recycled, row-billed, row-metered, charge-as-it-came
 * POST /assign { number, service }           -> { data: ServiceChoice }
 *      errors: service-unknown, service-has-number, number-in-use
 * POST /services { number, customer, product, startDate, label? } -> { data: ServiceChoice }  errors: those of services
 * POST /rates NewRate                        -> { data: { versions: number } }  errors: card-unknown, no-live-version, those of rates
 * GET  /choices/customers?search | /choices/products?search -> { data: Choice[] }
 * GET  /choices/services?customer            -> { data: ServiceChoice[] }
 * GET  /numbers?number                       -> { data: ServiceChoice[] }  who has or had it
 * POST /try { selection }                    -> { data: RecyclingTrial }  errors: rows-in-hand
 * GET  /recyclings?page&pageSize             -> { results: Recycling[], pagination }
 * POST /recyclings { selection }             -> { data: Recycling }  errors: nothing-to-recycle
 * GET  /recyclings/:documentId               -> { data: Recycling }  errors: recycling-unknown
 */
export type ListSuspenseGroups = {
  results: SuspenseGroup[];
  pagination: Pagination;
  totals: SuspenseTotals;
};
export type ListSuspenseRows = {
  results: SuspenseListRow[];
  pagination: Pagination;
  totals: SuspenseTotals;
};
export type ListRecyclings = { results: Recycling[]; pagination: Pagination };
