import Holidays from 'date-holidays';
import { dayOfWeek, type IsoDate } from './civil-date';
import { type BankHolidays } from './working-days';

/** A date that differs from the published calendar: a one-off royal holiday, or one moved away. */
export type BankHolidayOverride = { date: IsoDate; isHoliday: boolean };

/** By year: the rules of a year are worked through once, for they take a millisecond and bills ask by the chunk. */
const published = new Map<number, readonly IsoDate[]>();

const publishedIn = (year: number): readonly IsoDate[] => {
  const known = published.get(year);
  if (known !== undefined) return known;
  const dates = new Holidays('GB', 'ENG')
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public' || holiday.type === 'bank')
    .map((holiday) => holiday.date.slice(0, 10))
    .filter((date) => dayOfWeek(date) <= 5);
  published.set(year, dates);
  return dates;
};

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
  const dates = new Set<IsoDate>();
  for (let year = input.fromYear; year <= input.toYear; year += 1) {
    for (const date of publishedIn(year)) dates.add(date);
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
