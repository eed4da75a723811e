import { type BankHolidays, ukBankHolidays } from '../../../../../src/billing/calendar';

const yearOf = (date: string): number => Number(date.slice(0, 4));

const known = new Map<string, BankHolidays>();

/**
 * The bank holidays that matter between two dates, and of the years around them, since moving a date on or back can
 * leave its year. Working them out takes a while, so they are kept.
 */
export const bankHolidaysAround = ({ from, to }: { from: string; to: string }): BankHolidays => {
  const years = { fromYear: yearOf(from) - 1, toYear: yearOf(to) + 1 };
  const key = `${years.fromYear}-${years.toYear}`;
  const holidays = known.get(key) ?? ukBankHolidays(years);
  known.set(key, holidays);
  return holidays;
};
