import type { IsoDate, IsoMoment, Pagination } from './common';

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

/** Counts always add up: rowsRead = rowsAccepted + rowsSuspended. Micro-pounds are millionths of a pound. */
export type UsageFile = {
  documentId: string;
  fileName: string;
  source: string;
  format: 'uk-standard-cdr-v3';
  bytes: number;
  status: UsageFileStatus;
  linesDone: number;
  rowsRead: number;
  rowsAccepted: number;
  rowsSuspended: number;
  sellMicro: number;
  costMicro: number;
  errorCode: string | null;
  errorMessage: string | null;
  receivedBy: string | null;
  receivedAt: IsoMoment;
  finishedAt: IsoMoment | null;
  /** Present on a single file: open rows by reason. */
  suspense?: { reason: SuspenseReason; rows: number; costMicro: number }[];
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
  status: 'open' | 'recycled' | 'written-off';
};

/**
 * GET  /bill-run/usage-files?page&pageSize             -> { results: UsageFile[], pagination }
 * POST /bill-run/usage-files  multipart: file, source? -> { data: UsageFile }
 *      errors: usage-file-missing, usage-file-empty, usage-file-already-imported, usage-file-not-cdr
 * GET  /bill-run/usage-files/:documentId               -> { data: UsageFile }
 * POST /bill-run/usage-files/:documentId/retry         -> { data: UsageFile }  errors: usage-file-not-failed
 * GET  /bill-run/suspense?page&pageSize&file&reason    -> { results: SuspendedRow[], pagination }
 * GET  /bill-run/usage-files/:documentId/suspense.csv  -> text/csv of the rows not taken, as they came, with reason
 */
export type ListUsageFiles = { results: UsageFile[]; pagination: Pagination };
export type ListSuspense = { results: SuspendedRow[]; pagination: Pagination };
