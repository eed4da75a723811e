import type { IsoDate, Pagination } from './common';

/** One of two records that seem to be one call. */
export type LikelySide = {
  id: string;
  /** What its records are kept under, and what people call that: the reseller for what his own systems sent. */
  source: string;
  sourceName: string;
  file: { documentId: string; name: string };
  localDate: IsoDate;
  localTime: string;
  durationS: number;
  sellMicro: number;
  billDate: IsoDate;
  /** Its bill is made: it is put right by a credit note only. */
  isBilled: boolean;
};

/** Two records of one service to one number, from two sources, at about the same time and of about the same length. */
export type LikelyDuplicate = {
  customer: { documentId: string; name: string; accountNumber: string };
  cli: string;
  dialled: string;
  destination: string;
  sides: [LikelySide, LikelySide];
};

/** What all pairs of a period come to on the side of one source. */
export type LikelySource = {
  source: string;
  sourceName: string;
  records: number;
  /** Of them those whose bills are open: they can be left out. */
  open: number;
  openSellMicro: number;
};

export type LeaveOutBody = {
  from: IsoDate;
  to: IsoDate;
  /** The side that stays unbilled: of all pairs of the period, or of the records with these ids. */
  source: string;
  ids?: string[];
  reason: string;
};

/** Records left out, and records meant that are billed already. */
export type LeftOut = { left: number; billed: number };

/**
 * Under /bill-run/usage-records; for systems of the bureau with an API token under /api/bill-run/usage-records.
 *
 * GET  /likely-duplicates?from&to&page&pageSize -> ListLikelyDuplicates (usage.read); without days: since the first of last month
 * POST /leave-out LeaveOutBody                  -> { data: LeftOut }     (usage.mend)
 *      errors: reason-missing, nothing-to-leave-out, usage-file-lost, period-too-long
 */
export type ListLikelyDuplicates = {
  from: IsoDate;
  to: IsoDate;
  results: LikelyDuplicate[];
  pagination: Pagination;
  sources: LikelySource[];
};
