import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing/result';
import { documentIdFor } from '../../../../../src/platform/document-id';
import { storedFile } from '../../../../../src/platform/storage';
import { daysAround } from './collection-days';
import { draftFile, storagePathOf } from './file-store';
import { giveCodes } from './give-codes';
import { insertSubmission } from './insert-submission';
import { lockOriginator, type Originator } from './lock-originator';
import { checkProcessingDate } from './processing-date';
import { type Candidate, readCandidates } from './read-candidates';
import { type Collectable, sortCandidates } from './sort-candidates';
import { assertFileTies, writeFile } from './standard18-file';
import { readSubmissionRecord, type SubmissionRecord } from './submission-record';

export type CreateSubmissionInput = {
  originatorId: number;
  /** YYYY-MM-DD, the day on which the banks process the file. */
  processingDate: string;
  /** YYYY-MM-DD, the day on which it is made; written into it. */
  createdOn: string;
  createdBy: string;
  /** What a person saw and confirmed, in pence. Left out by callers that collect whatever there is. */
  confirmedTotalPence?: number;
};

export type CreatedSubmission = {
  documentId: string;
  items: number;
  totalPence: number;
  /** Absolute. */
  storagePath: string;
};

export type CreateSubmissionError = BillingError<
  | 'originator-unknown'
  | 'processing-date-invalid'
  | 'nothing-to-collect'
  | 'total-changed'
  | 'file-not-possible'
>;

type Draft = { record: SubmissionRecord; publish(): Promise<void>; discard(): Promise<void> };

const sha256 = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex');

const total = (items: readonly { pence: number }[]): number =>
  items.reduce((sum, { pence }) => sum + pence, 0);

/** What is collected with this file: the total must be the one that was confirmed. */
const chooseItems = async (
  trx: Knex.Transaction,
  { originatorId, processingDate, createdOn, confirmedTotalPence }: CreateSubmissionInput,
) => {
  const due: Collectable[] = [];
  const take = (candidates: Candidate[]): void => {
    const { collectable } = sortCandidates({ candidates, today: createdOn });
    due.push(...collectable.filter((item) => item.processingDate === processingDate));
  };
  await readCandidates({ trx, originatorId, take });
  if (due.length === 0) {
    return fail({
      code: 'nothing-to-collect' as const,
      message: `Nothing waits to be collected on ${processingDate}. Somebody may have written the file already.`,
    });
  }
  if (confirmedTotalPence !== undefined && confirmedTotalPence !== total(due)) {
    return fail({
      code: 'total-changed' as const,
      field: 'confirmedTotalPence',
      message: 'What waits to be collected has changed since it was shown. Check the new total.',
    });
  }
  return ok(await giveCodes({ db: trx, items: due }));
};

const takeSerial = async (trx: Knex.Transaction, originatorId: number): Promise<string> => {
  const result = await trx.raw(
    `select lpad((coalesce(max(serial::integer), 0) + 1)::text, 6, '0') as serial
     from billing.dd_submissions where originator_id = ?`,
    [originatorId],
  );
  return result.rows[0].serial;
};

const newRecord = (
  { processingDate, createdOn }: CreateSubmissionInput,
  originator: Originator,
  serial: string,
  items: SubmissionRecord['items'],
): Omit<SubmissionRecord, 'id' | 'sha256'> => {
  const fileName = `${processingDate}-${serial}.txt`;
  return {
    documentId: documentIdFor('dd-submission', originator.serviceUserNumber, serial),
    serial,
    createdOn,
    processingDate,
    serviceUserNumber: originator.serviceUserNumber,
    serviceUserName: originator.serviceUserName,
    sortCode: originator.sortCode,
    accountNumber: originator.accountNumber,
    totalPence: total(items),
    fileName,
    storagePath: storagePathOf({ serviceUserNumber: originator.serviceUserNumber, fileName }),
    items,
  };
};

/**
 * The rows, the text that they give when they are read back, and the proof that both tie: a file that would not come
 * out the same tomorrow, or asks for another sum, is never written.
 */
const recordAndDraft = async (
  trx: Knex.Transaction,
  { appDir, input }: { appDir: string; input: CreateSubmissionInput },
): Promise<Result<Draft, CreateSubmissionError>> => {
  const originator = await lockOriginator(trx, input.originatorId);
  if (!originator) {
    return fail({ code: 'originator-unknown', message: 'There is no such originator.' });
  }
  const checked = checkProcessingDate(input);
  if (!checked.ok) return checked;
  const chosen = await chooseItems(trx, input);
  if (!chosen.ok) return chosen;

  const items = chosen.value.map(({ transactionCode, pence, mandate }) => ({
    transactionCode,
    pence,
    reference: mandate.reference,
    sortCode: mandate.sortCode,
    accountNumber: mandate.accountNumber,
    accountName: mandate.accountName,
  }));
  const serial = await takeSerial(trx, input.originatorId);
  const record = newRecord(input, originator, serial, items);
  const text = writeFile(record);
  if (!text.ok) return fail({ code: 'file-not-possible', message: text.error.message });

  await insertSubmission(trx, {
    record: { ...record, sha256: sha256(text.value) },
    originatorId: input.originatorId,
    entryDate: daysAround({ ...input, holidays: checked.value.holidays }).entryDate,
    createdBy: input.createdBy,
    collected: chosen.value,
  });
  const stored = await readSubmissionRecord({ db: trx, documentId: record.documentId });
  if (!stored) throw new Error('The collection file that was just recorded is not there.');
  assertFileTies({ text: text.value, record: stored });
  const file = storedFile(appDir, record.storagePath);
  return ok({ record: stored, ...(await draftFile({ file, text: text.value })) });
};

/**
 * Writes one Standard 18 file with everything that waits under an originator for a processing day. Two people at once
 * get one file: the row of the originator is locked, and the second finds nothing left. The file appears, whole, only
 * when its rows are committed; should the machine stop between the two, it is made from the rows when it is asked for.
 *
 * Errors: `originator-unknown`; `processing-date-invalid`; `nothing-to-collect`; `total-changed` when
 * `confirmedTotalPence` is not the sum that would be written; `file-not-possible` when Bacs has no room for it.
 * @throws Error, with nothing written, when the file does not tie with the rows; database and disk errors.
 */
export const createSubmission = async ({
  db,
  appDir,
  input,
}: {
  db: Knex;
  appDir: string;
  input: CreateSubmissionInput;
}): Promise<Result<CreatedSubmission, CreateSubmissionError>> => {
  let draft: Draft | undefined;
  try {
    const outcome = await db.transaction(async (trx) => {
      const result = await recordAndDraft(trx, { appDir, input });
      if (result.ok) draft = result.value;
      return result;
    });
    if (!outcome.ok) return outcome;
    const { record, publish } = outcome.value;
    await publish();
    return ok({
      documentId: record.documentId,
      items: record.items.length,
      totalPence: record.totalPence,
      storagePath: storedFile(appDir, record.storagePath),
    });
  } catch (error) {
    await draft?.discard();
    throw error;
  }
};
