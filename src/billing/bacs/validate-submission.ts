import { type BankHolidays, daysBetween, type IsoDate, isIsoDate, isWorkingDay } from '../calendar';
import { formatPence } from '../money';
import { toBacsText } from './charset';
import {
  type BacsEntry,
  type BacsError,
  type BacsSubmission,
  type BankAccount,
  isCollection,
  isInstruction,
} from './submission';
import { bacsTotals } from './totals';

/** Eleven digits of pence: what one record, a contra too, can hold. */
export const MOST_PENCE_PER_RECORD = 99_999_999_999;
/** How far ahead of today Bacs takes a processing date. */
export const MOST_DAYS_AHEAD = 31;

type Problem = { code: BacsError['code']; field: string; message: string };

const problem = (code: BacsError['code'], field: string, message: string): Problem => ({
  code,
  field,
  message,
});

const accountProblems = (account: BankAccount, field: string): Problem[] => {
  const problems: Problem[] = [];
  if (!/^\d{6}$/.test(account.sortCode)) {
    problems.push(problem('bad-sort-code', `${field}.sortCode`, 'a sort code has 6 digits'));
  }
  if (!/^\d{8}$/.test(account.accountNumber) || account.accountNumber === '00000000') {
    const message = 'an account number has 8 digits, not all zero';
    problems.push(problem('bad-account', `${field}.accountNumber`, message));
  }
  return problems;
};

const isFieldText = (text: string, most: number): boolean => {
  const written = toBacsText(text);
  return written.trim() !== '' && written.length <= most;
};

const entryProblems = (entry: BacsEntry): Problem[] => {
  const problems = [
    ...accountProblems(entry.payer, 'payer'),
    ...accountProblems(entry.originator, 'originator'),
  ];
  const { amountPence } = entry;
  if (!isCollection(entry) && !isInstruction(entry)) {
    problems.push(problem('bad-code', 'code', `${String(entry.code)} is no code we send`));
  }
  if (isInstruction(entry)) {
    if (amountPence !== 0) problems.push(problem('bad-amount', 'amountPence', 'must be zero'));
    if (entry.code === '0N' && toBacsText(entry.payerName).trim() === '') {
      problems.push(problem('bad-payer-name', 'payerName', 'a new instruction needs the name'));
    }
  } else if (!Number.isSafeInteger(amountPence) || amountPence <= 0) {
    problems.push(problem('bad-amount', 'amountPence', 'a collection takes a penny or more'));
  } else if (amountPence > MOST_PENCE_PER_RECORD) {
    const message = `more than ${formatPence(MOST_PENCE_PER_RECORD)} in one record`;
    problems.push(problem('amount-too-large', 'amountPence', message));
  }
  if (!isFieldText(entry.reference, 18)) {
    problems.push(problem('bad-reference', 'reference', 'a reference has 1 to 18 characters'));
  }
  return problems;
};

const dateProblems = (
  submission: BacsSubmission,
  today: IsoDate,
  holidays: BankHolidays,
): Problem[] => {
  const { processingDate: date, creationDate } = submission;
  const field = 'processingDate';
  if (!isIsoDate(date)) return [problem('bad-date', field, `"${date}" is not a date`)];
  if (!isIsoDate(creationDate) || creationDate > date) {
    return [problem('bad-date', 'creationDate', 'must be a date up to the processing date')];
  }
  const problems: Problem[] = [];
  if (!isWorkingDay({ date, holidays })) {
    problems.push(problem('processing-date-not-working-day', field, `banks are closed on ${date}`));
  }
  const daysAhead = daysBetween(today, date);
  if (daysAhead < 0) problems.push(problem('processing-date-past', field, `${date} has passed`));
  if (daysAhead > MOST_DAYS_AHEAD) {
    const message = `${date} is more than ${MOST_DAYS_AHEAD} days ahead`;
    problems.push(problem('processing-date-too-far', field, message));
  }
  return problems;
};

const headerProblems = (submission: BacsSubmission): Problem[] => {
  const problems: Problem[] = [];
  const { serial, sun, serviceUserName, fileNumber, entries } = submission;
  if (!/^[A-Z0-9]{6}$/.test(serial) || serial === '000000') {
    problems.push(problem('bad-serial', 'serial', 'six capital letters or digits, not all zero'));
  }
  if (!/^\d{6}$/.test(sun)) problems.push(problem('bad-sun', 'sun', 'a SUN has 6 digits'));
  if (!isFieldText(serviceUserName, 18)) {
    const message = 'the name on statements has 1 to 18 characters';
    problems.push(problem('bad-service-user-name', 'serviceUserName', message));
  }
  if (!Number.isInteger(fileNumber) || fileNumber < 1 || fileNumber > 999) {
    problems.push(problem('bad-file-number', 'fileNumber', 'a file number is 1 to 999'));
  }
  if (entries.length === 0) problems.push(problem('empty', 'entries', 'nothing to submit'));
  return problems;
};

/**
 * Everything that is wrong with a submission; empty when it may be written (domain rules 1.1).
 *
 * `holidays` must cover the processing date. Payments and instructions go in separate files, and
 * instructions only on the processing day that is today's: give `processingDay`, the current one.
 */
export const validateSubmission = (input: {
  submission: BacsSubmission;
  today: IsoDate;
  holidays: BankHolidays;
  /** Current processing day of Bacs; only needed for instructions. Default: not checked. */
  processingDay?: IsoDate;
}): BacsError[] => {
  const { submission, today, holidays, processingDay } = input;
  const { entries } = submission;
  const problems: BacsError[] = [
    ...headerProblems(submission),
    ...dateProblems(submission, today, holidays),
  ];
  entries.forEach((entry, entryIndex) => {
    for (const found of entryProblems(entry)) problems.push({ ...found, entryIndex });
  });
  const instructions = entries.filter(isInstruction).length;
  if (instructions > 0 && instructions < entries.length) {
    const message = 'instructions and collections go in separate files';
    problems.push(problem('mixed-codes', 'entries', message));
  }
  if (instructions > 0 && processingDay !== undefined) {
    if (submission.processingDate !== processingDay) {
      const message = `instructions are processed on ${processingDay}`;
      problems.push(problem('processing-date-not-today', 'processingDate', message));
    }
  }
  if (problems.length > 0) return problems;
  for (const contra of bacsTotals(entries).contras) {
    if (contra.amountPence > MOST_PENCE_PER_RECORD) {
      const message = `the total ${formatPence(contra.amountPence)} does not fit one credit`;
      problems.push(problem('amount-too-large', 'entries', message));
    }
  }
  return problems;
};
