import type { Knex } from 'knex';

import type { Collectable } from './sort-candidates';
import type { RecordedItem, SubmissionRecord } from './submission-record';

const ROWS_AT_ONCE = 1_000;

/**
 * Records a file and its items, as they are sent and in that order.
 * @throws PostgreSQL 23505 when one of the invoices is in a file already.
 */
export const insertSubmission = async (
  trx: Knex.Transaction,
  {
    record,
    originatorId,
    entryDate,
    createdBy,
    collected,
  }: {
    record: Omit<SubmissionRecord, 'id'>;
    originatorId: number;
    entryDate: string;
    createdBy: string;
    collected: (Collectable & Pick<RecordedItem, 'transactionCode'>)[];
  },
): Promise<void> => {
  const [submission] = await trx('billing.dd_submissions')
    .insert({
      document_id: record.documentId,
      originator_id: originatorId,
      serial: record.serial,
      processing_date: record.processingDate,
      entry_date: entryDate,
      items: record.items.length,
      total_pence: record.totalPence,
      file_name: record.fileName,
      storage_path: record.storagePath,
      sha256: record.sha256,
      created_by: createdBy,
      created_on: record.createdOn,
      service_user_number: record.serviceUserNumber,
      service_user_name: record.serviceUserName,
      sort_code: record.sortCode,
      account_number: record.accountNumber,
    })
    .returning('id');
  const rows = collected.map((item, index) => ({
    submission_id: submission.id,
    position: index + 1,
    invoice_id: item.invoiceId,
    mandate_id: item.mandate.id,
    customer_id: item.customerId,
    reseller_id: item.resellerId,
    originator_id: originatorId,
    transaction_code: item.transactionCode,
    amount_pence: item.pence,
    reference: item.mandate.reference,
    sort_code: item.mandate.sortCode,
    account_number: item.mandate.accountNumber,
    account_name: item.mandate.accountName,
  }));
  await trx.batchInsert('billing.dd_collections', rows, ROWS_AT_ONCE);
};
