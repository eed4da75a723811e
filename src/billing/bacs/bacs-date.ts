import {
  addDays,
  addWorkingDays,
  type BankHolidays,
  daysBetween,
  isoDateOf,
  type IsoDate,
  workingDayOnOrAfter,
} from '../calendar';

/** A date as Bacs writes it: a blank, two digits of the year, day of the year from 001. */
export const toBacsDate = (date: IsoDate): string => {
  const dayOfYear = daysBetween(`${date.slice(0, 4)}-01-01`, date) + 1;
  return ` ${date.slice(2, 4)}${String(dayOfYear).padStart(3, '0')}`;
};

/** Reads ' YYDDD' as a date of this century; null when there is no such day. */
export const fromBacsDate = (text: string): IsoDate | null => {
  const match = /^ (\d{2})(\d{3})$/.exec(text);
  if (!match) return null;
  const year = 2000 + Number(match[1]);
  const date = addDays(isoDateOf({ year, month: 1, day: 1 }), Number(match[2]) - 1);
  return Number(match[2]) >= 1 && date.startsWith(String(year)) ? date : null;
};

/**
 * The day that Bacs processes a collection: one working day before the payer is debited. A
 * collection date on which banks are closed moves to the next working day first.
 */
export const processingDateFor = (collectionDate: IsoDate, holidays: BankHolidays): IsoDate =>
  addWorkingDays({
    date: workingDayOnOrAfter({ date: collectionDate, holidays }),
    days: -1,
    holidays,
  });

/** The last day to send a collection to Bacs: two working days before the payer is debited. */
export const inputDateFor = (collectionDate: IsoDate, holidays: BankHolidays): IsoDate =>
  addWorkingDays({ date: processingDateFor(collectionDate, holidays), days: -1, holidays });
