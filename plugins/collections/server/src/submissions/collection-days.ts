import { inputDateFor, processingDateFor } from '../../../../../src/billing/bacs';
import {
  type BankHolidays,
  nextWorkingDay,
  workingDayOnOrAfter,
} from '../../../../../src/billing/calendar';

/** The three days of a collection: the file goes in, the banks work on it, the payer is debited. */
export type CollectionDays = { inputDate: string; processingDate: string; entryDate: string };

/** The days of a file for a processing day, which must be a working day. */
export const daysAround = ({
  processingDate,
  holidays,
}: {
  processingDate: string;
  holidays: BankHolidays;
}): CollectionDays => {
  const entryDate = nextWorkingDay({ date: processingDate, holidays });
  return { inputDate: inputDateFor(entryDate, holidays), processingDate, entryDate };
};

/** The first processing day that a file handed in on `today`, or the next working day, can still have. */
export const earliestProcessingDay = ({
  today,
  holidays,
}: {
  today: string;
  holidays: BankHolidays;
}): string => nextWorkingDay({ date: workingDayOnOrAfter({ date: today, holidays }), holidays });

/**
 * The processing day for money due on a date: the working day before the one on which it is debited, which is the due
 * date or the next working day. What should have gone in before `today` goes with the next possible file: the payer
 * was told "on or just after", and it must not be forgotten.
 */
export const plannedProcessingDay = ({
  dueDate,
  today,
  holidays,
}: {
  dueDate: string;
  today: string;
  holidays: BankHolidays;
}): string => {
  const planned = processingDateFor(dueDate, holidays);
  const earliest = earliestProcessingDay({ today, holidays });
  return planned > earliest ? planned : earliest;
};
