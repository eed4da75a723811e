import { type BacsError, readStandard18, writeStandard18 } from '../../../../../src/billing/bacs';
import { ok, type Result } from '../../../../../src/billing/result';
import { bankHolidaysAround } from './bank-calendar';
import type { SubmissionRecord } from './submission-record';

/** What the text of a file depends on: the same record gives the same text, whenever it is made. */
type Written = Omit<SubmissionRecord, 'id' | 'sha256'>;

/**
 * The Standard 18 file of a record: a debit for each item, in order, and one credit to the nominated account.
 * Errors: those of `writeStandard18`.
 */
export const writeFile = (record: Written): Result<string, BacsError> => {
  const { createdOn, processingDate, sortCode, accountNumber } = record;
  const written = writeStandard18({
    submission: {
      serial: record.serial,
      sun: record.serviceUserNumber,
      serviceUserName: record.serviceUserName,
      creationDate: createdOn,
      processingDate,
      fileNumber: 1,
      entries: record.items.map((item) => ({
        code: item.transactionCode,
        payer: { sortCode: item.sortCode, accountNumber: item.accountNumber },
        payerName: item.accountName,
        originator: { sortCode, accountNumber },
        amountPence: item.pence,
        reference: item.reference,
      })),
    },
    today: createdOn,
    holidays: bankHolidaysAround({ from: createdOn, to: processingDate }),
  });
  return written.ok ? ok(written.value.text) : written;
};

/**
 * Reads the text back and holds it against the rows.
 * @throws Error when the file cannot be read, does not come out the same again, or differs in sum, number, account,
 * code or amount.
 */
export const assertFileTies = ({
  text,
  record,
}: {
  text: string;
  record: SubmissionRecord;
}): void => {
  const refuse = (reason: string): never => {
    throw new Error(
      `The collection file ${record.fileName} does not tie with its rows: ${reason}.`,
    );
  };
  const again = writeFile(record);
  if (!again.ok || again.value !== text) refuse('its rows give another text');
  const read = readStandard18(text);
  if (!read.ok) return refuse(`${read.error.message} in line ${read.error.line}`);
  const { submission, totals } = read.value;
  if (totals.debitPence !== record.totalPence) refuse('the sums differ');
  if (submission.entries.length !== record.items.length) refuse('the numbers of items differ');
  submission.entries.forEach((entry, index) => {
    const item = record.items[index];
    const isSame =
      entry.code === item?.transactionCode &&
      entry.amountPence === item.pence &&
      entry.payer.sortCode === item.sortCode &&
      entry.payer.accountNumber === item.accountNumber;
    if (!isSame) refuse(`item ${index + 1} differs`);
  });
};
