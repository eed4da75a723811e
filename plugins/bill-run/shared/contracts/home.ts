import type { IsoDate, Pence } from './common';
import type { RunSummary } from './runs';

/** GET /bill-run/home -> { data: HomeFigures }: what the home page shows. */
export type HomeFigures = {
  today: IsoDate;
  month: IsoDate;
  invoicesThisMonth: number;
  grossThisMonthPence: Pence;
  customersActive: number;
  customersDueToday: number;
  runsAwaitingCheck: RunSummary[];
  runsUnderWay: RunSummary[];
  parkedCustomers: number;
  suspendedRows: number;
  suspendedCostMicro: number;
  /** Issued invoices for each of the last 31 bill days with bills, oldest first. */
  recentDays: { date: IsoDate; invoices: number; grossPence: Pence }[];
  /** Active customers for each cycle day 1-31. */
  cycleDays: { day: number; customers: number }[];
};
