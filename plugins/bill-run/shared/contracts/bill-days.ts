import type { Pagination } from './common';

/** How the days between two bill days are bridged: by a shorter or by a longer bill. */
export type Bridge = 'part' | 'stretch';

/** One day of the month, 1 to 31. Money in pence, without VAT. */
export type CalendarDay = { day: number; customers: number; expectedPence: number };

/** What is expected to come in on a date: of bills that are issued, and of those still to be made. With VAT. */
export type CashDay = {
  date: string;
  issuedPence: number;
  expectedPence: number;
  /** Of both, what Direct Debit takes. */
  directDebitPence: number;
};

/** GET /bill-run/calendar?resellerDocumentId= */
export type BillCalendar = { days: CalendarDay[]; cash: CashDay[]; from: string; to: string };

export type DayCustomer = {
  documentId: string;
  accountNumber: string;
  name: string;
  resellerName: string | null;
  cycleDay: number;
  periodFrom: string;
  nextBillDate: string;
  expectedPence: number;
};

/** GET /bill-run/calendar/days/:day?page=&pageSize=&search=&resellerDocumentId= */
export type ListDayCustomers = { results: DayCustomer[]; pagination: Pagination };

/** Who moves: chosen customers, or so many of a day (those that pay least first, so that the day is evened out gently). */
export type MoveSelection =
  | { customers: string[] }
  | { fromDay: number; count: number; resellerDocumentId?: string | null };

/** POST /bill-run/calendar/preview and /bill-run/calendar/move */
export type MoveBillDayBody = {
  selection: MoveSelection;
  toDay: number;
  bridge: Bridge;
  reason?: string;
};

export type MovedCustomer = {
  documentId: string;
  accountNumber: string;
  name: string;
  fromDay: number;
  toDay: number;
  periodFrom: string;
  nextBillBefore: string;
  nextBillDate: string;
  /** Days of the next bill's period, before and after the move. */
  daysBefore: number;
  days: number;
  /** What the next bill would be, without VAT; null where it cannot be worked out. */
  netBeforePence: number | null;
  netPence: number | null;
};

export type NotMoved = { documentId: string; name: string; code: string; message: string };

/** What a move does, or would do. */
export type MoveOutcome = { moved: MovedCustomer[]; notMoved: NotMoved[] };
