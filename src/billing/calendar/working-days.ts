import { addDays, dayOfWeek, type IsoDate } from './civil-date';

/** Dates on which banks are closed, besides Saturdays and Sundays. */
export type BankHolidays = { has: (date: IsoDate) => boolean };

/** Whether banks work on a date: Monday to Friday, not a bank holiday. */
export const isWorkingDay = (input: { date: IsoDate; holidays: BankHolidays }): boolean =>
  dayOfWeek(input.date) <= 5 && !input.holidays.has(input.date);

const step = (date: IsoDate, direction: 1 | -1, holidays: BankHolidays): IsoDate => {
  let next = addDays(date, direction);
  while (!isWorkingDay({ date: next, holidays })) next = addDays(next, direction);
  return next;
};

/** The first working day strictly after a date. */
export const nextWorkingDay = (input: { date: IsoDate; holidays: BankHolidays }): IsoDate =>
  step(input.date, 1, input.holidays);

/** The last working day strictly before a date. */
export const previousWorkingDay = (input: { date: IsoDate; holidays: BankHolidays }): IsoDate =>
  step(input.date, -1, input.holidays);

/** The date itself when banks work on it, else the first working day after it. */
export const workingDayOnOrAfter = (input: { date: IsoDate; holidays: BankHolidays }): IsoDate =>
  isWorkingDay(input) ? input.date : nextWorkingDay(input);

/**
 * The date a number of working days after a date (before it, when negative). The day counted from
 * is never counted itself, whether banks work on it or not; zero days gives workingDayOnOrAfter.
 *
 * @throws RangeError when `days` is not a whole number.
 */
export const addWorkingDays = (input: {
  date: IsoDate;
  days: number;
  holidays: BankHolidays;
}): IsoDate => {
  if (!Number.isInteger(input.days)) throw new RangeError(`not whole days: ${input.days}`);
  if (input.days === 0) return workingDayOnOrAfter(input);
  let date = input.date;
  for (let left = Math.abs(input.days); left > 0; left -= 1) {
    date = step(date, input.days > 0 ? 1 : -1, input.holidays);
  }
  return date;
};

/**
 * Working days after `from`, up to and including `to`: how many days' notice a message gives.
 * Zero when `to` is not after `from`.
 */
export const workingDaysBetween = (input: {
  from: IsoDate;
  to: IsoDate;
  holidays: BankHolidays;
}): number => {
  let count = 0;
  for (let date = addDays(input.from, 1); date <= input.to; date = addDays(date, 1)) {
    if (isWorkingDay({ date, holidays: input.holidays })) count += 1;
  }
  return count;
};
