import { daysInMonth, type IsoDate, type Period, yearMonthDay } from './civil-date';
import { assertAnchorDay, cycleDateOfMonth, monthIndexOf } from './cycle-month';

/**
 * The cycle date of a month (1-12): the anchor day (1-31), or the month's last day when the month
 * is shorter (domain rule: "months without that day bill on the last day").
 *
 * @throws RangeError when the anchor day is not 1 to 31.
 */
export const cycleDate = (input: { year: number; month: number; anchorDay: number }): IsoDate => {
  assertAnchorDay(input.anchorDay);
  return cycleDateOfMonth(monthIndexOf(input), input.anchorDay);
};

/** The first cycle date strictly after a date. @throws RangeError as cycleDate. */
export const nextCycleDate = (input: { after: IsoDate; anchorDay: number }): IsoDate => {
  assertAnchorDay(input.anchorDay);
  const month = monthIndexOf(yearMonthDay(input.after));
  const thisMonth = cycleDateOfMonth(month, input.anchorDay);
  return thisMonth > input.after ? thisMonth : cycleDateOfMonth(month + 1, input.anchorDay);
};

/** The last cycle date strictly before a date. @throws RangeError as cycleDate. */
export const previousCycleDate = (input: { before: IsoDate; anchorDay: number }): IsoDate => {
  assertAnchorDay(input.anchorDay);
  const month = monthIndexOf(yearMonthDay(input.before));
  const thisMonth = cycleDateOfMonth(month, input.anchorDay);
  return thisMonth < input.before ? thisMonth : cycleDateOfMonth(month - 1, input.anchorDay);
};

/** The first cycle date on or after a date. @throws RangeError as cycleDate. */
export const cycleDateOnOrAfter = (input: { date: IsoDate; anchorDay: number }): IsoDate =>
  isCycleDate(input)
    ? input.date
    : nextCycleDate({ after: input.date, anchorDay: input.anchorDay });

/** The last cycle date on or before a date. @throws RangeError as cycleDate. */
export const cycleDateOnOrBefore = (input: { date: IsoDate; anchorDay: number }): IsoDate =>
  isCycleDate(input)
    ? input.date
    : previousCycleDate({ before: input.date, anchorDay: input.anchorDay });

/** Whether a date is the cycle date of its month. @throws RangeError as cycleDate. */
export const isCycleDate = (input: { date: IsoDate; anchorDay: number }): boolean => {
  assertAnchorDay(input.anchorDay);
  return cycleDateOfMonth(monthIndexOf(yearMonthDay(input.date)), input.anchorDay) === input.date;
};

/** The period [cycle date, next cycle date) that a date is in. @throws RangeError as cycleDate. */
export const cyclePeriodContaining = (input: { date: IsoDate; anchorDay: number }): Period => ({
  from: cycleDateOnOrBefore(input),
  to: nextCycleDate({ after: input.date, anchorDay: input.anchorDay }),
});

/**
 * The cycle date a number of cycles after (before, when negative) the cycle date of the month that
 * `date` is in. Counted in months from the anchor, so that a clamped date never drags later ones.
 *
 * @throws RangeError as cycleDate.
 */
export const addCycles = (date: IsoDate, anchorDay: number, cycles: number): IsoDate => {
  assertAnchorDay(anchorDay);
  return cycleDateOfMonth(monthIndexOf(yearMonthDay(date)) + cycles, anchorDay);
};

/**
 * The cycle dates strictly after `after` (the last one billed) and up to and including `upTo`, in
 * order: more than one when bill dates were missed. @throws RangeError as cycleDate.
 */
export const datesDue = (input: {
  after: IsoDate;
  upTo: IsoDate;
  anchorDay: number;
}): IsoDate[] => {
  const dates: IsoDate[] = [];
  let date = nextCycleDate(input);
  while (date <= input.upTo) {
    dates.push(date);
    date = addCycles(date, input.anchorDay, 1);
  }
  return dates;
};

/**
 * The anchor days (1-31) that have their cycle date on this date. On the last day of a month that
 * is its own day and every later one.
 */
export const anchorDaysDueOn = (date: IsoDate): number[] => {
  const { year, month, day } = yearMonthDay(date);
  const last = day === daysInMonth({ year, month }) ? 31 : day;
  return Array.from({ length: last - day + 1 }, (_, index) => day + index);
};
