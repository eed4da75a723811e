import { daysInMonth, epochDay, type EpochDay, isoDateOf, type IsoDate } from './civil-date';

/** Months since year 0: year x 12 + (month - 1). */
export type MonthIndex = number;

/** @throws RangeError unless the anchor day is a whole number from 1 to 31. */
export const assertAnchorDay = (anchorDay: number): void => {
  if (!Number.isInteger(anchorDay) || anchorDay < 1 || anchorDay > 31) {
    throw new RangeError(`anchor day must be 1 to 31: ${anchorDay}`);
  }
};

/** Month index of a year and month (1-12). */
export const monthIndexOf = ({ year, month }: { year: number; month: number }): MonthIndex =>
  year * 12 + month - 1;

/**
 * The cycle date of a month: its anchor day, or its last day when it is shorter.
 * Always from the anchor, never from the date before it, so that 31 comes back after February.
 */
export const cycleDateOfMonth = (monthIndex: MonthIndex, anchorDay: number): IsoDate => {
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12 + 1;
  return isoDateOf({ year, month, day: Math.min(anchorDay, daysInMonth({ year, month })) });
};

/** cycleDateOfMonth as a day number. */
export const cycleDayOfMonth = (monthIndex: MonthIndex, anchorDay: number): EpochDay =>
  epochDay(cycleDateOfMonth(monthIndex, anchorDay));
