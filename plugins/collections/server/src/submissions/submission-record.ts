import type { Knex } from 'knex';

/** One debit of a file, as it is sent. */
export type RecordedItem = {
  transactionCode: '01' | '17';
  pence: number;
  reference: string;
  sortCode: string;
  accountNumber: string;
  accountName: string;
};

/** A collection file as its rows tell it: all that its text depends on. Amounts are whole pence. */
export type SubmissionRecord = {
  id: number;
  documentId: string;
  serial: string;
  createdOn: string;
  processingDate: string;
  serviceUserNumber: string;
  serviceUserName: string;
  sortCode: string;
  accountNumber: string;
  totalPence: number;
  fileName: string;
  storagePath: string;
  sha256: string;
  items: RecordedItem[];
};

type ItemRow = Omit<RecordedItem, 'pence'> & { pence: string };

/** Reads a file back from its rows, items in the order of the file; undefined when there is none. */
export const readSubmissionRecord = async ({
  db,
  documentId,
}: {
  db: Knex;
  documentId: string;
}): Promise<SubmissionRecord | undefined> => {
  const found = await db.raw(
    `select id::integer as id, document_id as "documentId", serial, created_on::text as "createdOn",
            processing_date::text as "processingDate", service_user_number as "serviceUserNumber",
            service_user_name as "serviceUserName", sort_code as "sortCode", account_number as "accountNumber",
            total_pence::text as "totalPence", file_name as "fileName",
            storage_path as "storagePath", sha256
     from billing.dd_submissions where document_id = ?`,
    [documentId],
  );
  const submission = found.rows[0];
  if (!submission) return undefined;
  const items = await db.raw(
    `select transaction_code as "transactionCode", amount_pence::text as pence, reference, sort_code as "sortCode",
            account_number as "accountNumber", account_name as "accountName"
     from billing.dd_collections where submission_id = ? order by position`,
    [submission.id],
  );
  return {
    ...submission,
    totalPence: Number(submission.totalPence),
    items: items.rows.map((row: ItemRow) => ({ ...row, pence: Number(row.pence) })),
  };
};
