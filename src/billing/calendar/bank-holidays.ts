import Holidays from 'date-holidays';
import { dayOfWeek, type IsoDate } from './civil-date';
import { type BankHolidays } from './working-days';

/** A date that differs from the published calendar: a one-off royal holiday, or one moved away. */
export type BankHolidayOverride = { date: IsoDate; isHoliday: boolean };

/**
 * Bank holidays of England and Wales, which are those of Bacs, for whole years (inclusive).
 *
 * From npm date-holidays, kept to what gov.uk lists: public and bank holidays on weekdays, with
 * the substitute day where one falls on a weekend. Overrides win over it, date by date.
 */
export const ukBankHolidays = (input: {
  fromYear: number;
  toYear: number;
  overrides?: readonly BankHolidayOverride[];
}): ReadonlySet<IsoDate> => {
  const calendar = new Holidays('GB', 'ENG');
  const dates = new Set<IsoDate>();
  for (let year = input.fromYear; year <= input.toYear; year += 1) {
    for (const holiday of calendar.getHolidays(year)) {
      const date = holiday.date.slice(0, 10);
      const isBankHoliday = holiday.type === 'public' || holiday.type === 'bank';
      if (isBankHoliday && dayOfWeek(date) <= 5) dates.add(date);
    }
  }
  for (const override of input.overrides ?? []) {
    if (override.isHoliday) dates.add(override.date);
    else dates.delete(override.date);
  }
  return dates;
};

/** ukBankHolidays of every year, each found out when a date of it is first asked for. */
export const ukBankHolidaysOfAnyYear = (): BankHolidays => {
  const years = new Map<number, BankHolidays>();
  return {
    has: (date) => {
      const year = Number(date.slice(0, 4));
      const known = years.get(year) ?? ukBankHolidays({ fromYear: year, toYear: year });
      years.set(year, known);
      return known.has(date);
    },
  };
};
