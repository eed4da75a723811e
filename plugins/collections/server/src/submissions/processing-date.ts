import {
  type BankHolidays,
  daysBetween,
  isIsoDate,
  isWorkingDay,
} from '../../../../../src/billing/calendar';
import { type BillingError, fail, ok, type Result } from '../../../../../src/billing/result';
import { bankHolidaysAround } from './bank-calendar';
import { earliestProcessingDay } from './collection-days';

/** Bacs takes files for at most so many days ahead. */
const MAX_DAYS_AHEAD = 31;

const invalid = (message: string) =>
  fail({ code: 'processing-date-invalid' as const, field: 'processingDate', message });

/**
 * Whether a file made on `createdOn` can be for a processing day.
 * Errors: `processing-date-invalid` when it is not a day on which banks work, too late to be handed in for, or more
 * than 31 days ahead.
 */
export const checkProcessingDate = ({
  processingDate,
  createdOn,
}: {
  processingDate: string;
  createdOn: string;
}): Result<{ holidays: BankHolidays }, BillingError<'processing-date-invalid'>> => {
  if (!isIsoDate(processingDate)) return invalid(`"${processingDate}" is not a date.`);
  const [from, to] =
    createdOn < processingDate ? [createdOn, processingDate] : [processingDate, createdOn];
  const holidays = bankHolidaysAround({ from, to });
  if (!isWorkingDay({ date: processingDate, holidays })) {
    return invalid(`Banks do not work on ${processingDate}. Choose a working day.`);
  }
  const earliest = earliestProcessingDay({ today: createdOn, holidays });
  if (processingDate < earliest) {
    return invalid(
      `A file made on ${createdOn} is processed on ${earliest} at the earliest, not on ${processingDate}.`,
    );
  }
  if (daysBetween(createdOn, processingDate) > MAX_DAYS_AHEAD) {
    return invalid(
      `Bacs takes files for at most ${MAX_DAYS_AHEAD} days ahead, and ${processingDate} is further away than that.`,
    );
  }
  return ok({ holidays });
};
