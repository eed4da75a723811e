import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

import { documentIdFor } from '../../../../../src/platform/document-id';

/**
 * Adds a comment to a bill, of staff or of its reseller. False: there is no such bill, or none that the caller may see.
 */
export const commentBill = async (
  trx: Knex,
  {
    invoice,
    author,
    byReseller,
    body,
  }: { invoice: string; author: string; byReseller: boolean; body: string },
): Promise<boolean> => {
  const result = await trx.raw(
    `insert into billing.bill_comments (document_id, customer_id, bill_date, reseller_id, author, by_reseller, body)
     select :documentId, v.customer_id, v.bill_date, v.reseller_id, :author, :byReseller, :body
     from invoices v where v.document_id = :invoice and v.kind = 'invoice'`,
    {
      ...{
        documentId: documentIdFor('bill-comment', randomUUID()),
        invoice,
        author,
        byReseller,
        body,
      },
    },
  );
  return result.rowCount === 1;
};
