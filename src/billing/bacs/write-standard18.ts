import { addDays, type BankHolidays, type IsoDate } from '../calendar';
import { fail, ok, type Result } from '../result';
import { toBacsDate } from './bacs-date';
import { numberField, textField } from './charset';
import {
  type BacsEntry,
  type BacsError,
  type BacsSubmission,
  type BacsTotals,
  type BankAccount,
} from './submission';
import { bacsTotals } from './totals';
import { validateSubmission } from './validate-submission';

export type LineEnding = '\r\n' | '\n';

/** Days after the processing day on which the file's label expires; it must be later than it. */
const EXPIRY_DAYS = 7;

const blank = (width: number): string => ' '.repeat(width);

const VOL1 = ({ serial, sun }: BacsSubmission): string =>
  `VOL1${serial}${blank(31)}${sun}${blank(32)}1`;

const HDR1 = (submission: BacsSubmission): string => {
  const { serial, sun, creationDate, processingDate } = submission;
  const expiryDate = addDays(processingDate, EXPIRY_DAYS);
  const dates = `${toBacsDate(creationDate)}${toBacsDate(expiryDate)}`;
  return `HDR1A${sun}S  1${sun}${serial}00010001${blank(6)}${dates} 000000${blank(20)}`;
};

const HDR2 = `HDR2F0200000100${blank(35)}00${blank(28)}`;

const UHL1 = ({ processingDate, fileNumber }: BacsSubmission): string =>
  `UHL1${toBacsDate(processingDate)}999999${blank(4)}00000000` +
  `1 DAILY  ${numberField(fileNumber, 3)}${blank(40)}`;

const UTL1 = (totals: BacsTotals): string =>
  `UTL1${numberField(totals.debitPence, 13)}${numberField(totals.creditPence, 13)}` +
  `${numberField(totals.debitCount, 7)}${numberField(totals.creditCount, 7)}` +
  `${blank(8)}${numberField(totals.instructionCount, 7)}${blank(21)}`;

const accountField = ({ sortCode, accountNumber }: BankAccount): string =>
  `${sortCode}${accountNumber}`;

const dataRecord = (input: {
  payer: BankAccount;
  originator: BankAccount;
  code: string;
  amountPence: number;
  serviceUserName: string;
  reference: string;
  payerName: string;
}): string =>
  `${accountField(input.payer)}0${input.code}${accountField(input.originator)}${blank(4)}` +
  `${numberField(input.amountPence, 11)}${textField(input.serviceUserName, 18)}` +
  `${textField(input.reference, 18)}${textField(input.payerName, 18)}`;

const entryRecord = (entry: BacsEntry, serviceUserName: string): string =>
  dataRecord({ ...entry, serviceUserName });

const contraRecord = (
  { originator, amountPence }: BacsTotals['contras'][number],
  serviceUserName: string,
): string =>
  dataRecord({
    payer: originator,
    originator,
    code: '99',
    amountPence,
    serviceUserName,
    reference: 'CONTRA',
    payerName: serviceUserName,
  });

/**
 * Writes a Standard 18 file of one processing day (DAILY, 100-character records; domain rules 1.1):
 * labels, entries in the order given, a credit to each originating account, trailer with totals.
 * Texts are mapped to the characters of Bacs and cut to their fields. Lines end in CRLF by default.
 *
 * Errors: the first that validateSubmission finds; nothing is written with any.
 */
export const writeStandard18 = (input: {
  submission: BacsSubmission;
  today: IsoDate;
  holidays: BankHolidays;
  processingDay?: IsoDate;
  lineEnding?: LineEnding;
}): Result<{ text: string; totals: BacsTotals }, BacsError> => {
  const [problem] = validateSubmission(input);
  if (problem) return fail(problem);
  const { submission, lineEnding = '\r\n' } = input;
  const totals = bacsTotals(submission.entries);
  const { serviceUserName } = submission;
  const hdr1 = HDR1(submission);
  const lines = [
    VOL1(submission),
    hdr1,
    HDR2,
    UHL1(submission),
    ...submission.entries.map((entry) => entryRecord(entry, serviceUserName)),
    ...totals.contras.map((contra) => contraRecord(contra, serviceUserName)),
    `EOF1${hdr1.slice(4)}`,
    `EOF2${HDR2.slice(4)}`,
    UTL1(totals),
  ];
  return ok({ text: lines.map((line) => line + lineEnding).join(''), totals });
};
