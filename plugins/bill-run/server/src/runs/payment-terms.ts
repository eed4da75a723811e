import { addDays, type BankHolidays, ukBankHolidays } from '../../../../../src/billing/calendar';
import { collectionDate, dueDate } from '../../../../../src/billing/invoicing';
import type { Issuer } from './issuer';

/** A run for a day longer ago than this brings the past into the books: its bills were long since sent and paid. */
const HISTORY_DAYS = 31;

/** Whether a run for this day is of the past. */
export const isHistory = ({ runDate, today }: { runDate: string; today: string }): boolean =>
  runDate < addDays(today, -HISTORY_DAYS);

/**
 * The day from which payment terms and the notice of a Direct Debit count: the invoice date, but never a day before the bill
 * goes out, for a payer must have the whole notice after he is told.
 */
export const noticeDay = (days: { runDate: string; today: string }): string =>
  isHistory(days) || days.runDate > days.today ? days.runDate : days.today;

type Terms = Pick<Issuer, 'paymentTermsDays' | 'directDebitNoticeDays'>;

/** When a bill is to be paid, or will be collected, by an issuer's terms. */
export const payableOn = ({
  paymentMethod,
  from,
  terms,
  holidays,
}: {
  paymentMethod: string;
  from: string;
  terms: Terms;
  holidays: BankHolidays;
}): string =>
  paymentMethod === 'direct-debit'
    ? collectionDate({
        invoiceDate: from,
        noticeWorkingDays: terms.directDebitNoticeDays,
        holidays,
      })
    : dueDate({ invoiceDate: from, termDays: terms.paymentTermsDays });

/** Bank holidays of the years that terms counted from a day can reach. */
export const holidaysFrom = (day: string): BankHolidays => {
  const year = Number(day.slice(0, 4));
  return ukBankHolidays({ fromYear: year, toYear: year + 1 });
};
