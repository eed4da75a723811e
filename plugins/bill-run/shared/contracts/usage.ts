import type { IsoDate, IsoMoment, Pagination } from './common';
import type { UsageFormat } from './usage-sources';

export type UsageFileStatus = 'received' | 'importing' | 'imported' | 'failed';

export type SuspenseReason =
  | 'parse-error'
  | 'wrong-encoding'
  | 'unknown-service'
  | 'no-buy-rate'
  | 'no-sell-rate'
  | 'duplicate'
  | 'too-old'
  | 'in-the-future'
  | 'price-anomaly'
  | 'not-billable-number';

/** By which door usage came in. */
export type UsageDoor = 'upload' | 'rest' | 'folder' | 'events';

export type UsageFileFormat = Exclude<UsageFormat, 'uk-standard-v3'> | 'uk-standard-cdr-v3';

/** Counts always add up: rowsRead = rowsAccepted + rowsSuspended + rowsSuperseded. Micro-pounds are millionths of a pound. */
export type UsageFile = {
  documentId: string;
  fileName: string;
  source: string;
  /** The name of its source; null for what a reseller sent. */
  sourceName: string | null;
  format: UsageFileFormat;
  door: UsageDoor;
  /** Of the files that replace each other; null for a source whose files do not. */
  stage: 'daily' | 'monthly' | 'previous-month' | null;
  bytes: number;
  status: UsageFileStatus;
  linesDone: number;
  /** Lines the file has; null for files that came before this was counted. */
  linesTotal: number | null;
  rowsRead: number;
  rowsAccepted: number;
  rowsSuspended: number;
  rowsSuperseded: number;
  sellMicro: number;
  costMicro: number;
  errorCode: string | null;
  errorMessage: string | null;
  /** What there is to say of it although it was read well. */
  note: string | null;
  receivedBy: string | null;
  receivedAt: IsoMoment;
  startedAt: IsoMoment | null;
  finishedAt: IsoMoment | null;
  /** Present on a single file: open rows by reason. */
  suspense?: { reason: SuspenseReason; rows: number; costMicro: number }[];
};

/** What a file changed of what an earlier one said. Amounts are micro-pounds; null: there was or is nothing. */
export type UsageDifference = {
  recordId: string;
  /** Null when the file changed it by not naming it. */
  lineNo: number | null;
  kind: 'replaced' | 'withdrawn';
  effect: 'unbilled' | 'adjusted' | 'held' | 'to-look-at';
  oldFileName: string;
  oldLineNo: number;
  customerName: string | null;
  localDate: IsoDate;
  oldCostMicro: number | null;
  newCostMicro: number | null;
  oldSellMicro: number | null;
  newSellMicro: number | null;
};

/** What all differences of a file come to: how much more is paid and charged. */
export type UsageDifferenceTotals = { differences: number; costMicro: number; sellMicro: number };

export type ListUsageDifferences = {
  results: UsageDifference[];
  pagination: Pagination;
  totals: UsageDifferenceTotals;
};

export type SuspendedRow = {
  id: number;
  fileName: string;
  lineNo: number;
  reason: SuspenseReason;
  field: string | null;
  message: string;
  raw: string;
  cli: string | null;
  dialled: string | null;
  localDate: IsoDate | null;
  status: 'open' | 'recycled' | 'written-off' | 'superseded';
};

/**
 * GET  /bill-run/usage-files?page&pageSize & UsageFileFilter -> ListUsageFiles
 * POST /bill-run/usage-files  multipart: file, source? -> { data: UsageFile }
 *      errors: usage-file-missing, usage-file-empty, usage-file-already-imported, usage-file-not-cdr
 * GET  /bill-run/usage-files/:documentId               -> { data: UsageFile }
 * GET  /bill-run/usage-files/:documentId/differences   -> ListUsageDifferences
 * POST /bill-run/usage-files/:documentId/retry         -> { data: UsageFile }  errors: usage-file-not-failed
 * GET  /bill-run/suspense?page&pageSize&file&reason    -> { results: SuspendedRow[], pagination }
 * GET  /bill-run/usage-files/:documentId/suspense.csv  -> text/csv of the rows not taken, as they came, with reason
 */
/** Narrows the list of files. `source` is the document id of a source; days are those on which files came. */
export type UsageFileFilter = {
  source?: string;
  status?: UsageFileStatus;
  door?: UsageDoor;
  from?: IsoDate;
  to?: IsoDate;
  search?: string;
};

/** What all files that are filtered come to. `heldMicro`: what the suppliers charge for rows that are held. */
export type UsageFileTotals = {
  files: number;
  rowsRead: number;
  rowsAccepted: number;
  rowsSuspended: number;
  rowsSuperseded: number;
  sellMicro: number;
  costMicro: number;
  heldMicro: number;
};

export type ListUsageFiles = {
  results: UsageFile[];
  pagination: Pagination;
  totals: UsageFileTotals;
};
export type ListSuspense = { results: SuspendedRow[]; pagination: Pagination };
