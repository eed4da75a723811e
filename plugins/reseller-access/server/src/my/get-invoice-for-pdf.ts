import type { Core } from '@strapi/strapi';

import { type Access, scopeOf } from '../access';
import { withResellerScope } from '../wall/reseller-scope';

/**
 * Finds out, behind the wall, whether an issued bill (or a draft) is one that a person may see.
 * @returns its row id and number; undefined when it is not his, not issued, or does not exist, which he cannot tell apart.
 */
export const getInvoiceForPdf = async ({
  strapi,
  access,
  documentId,
  status = 'issued',
  from = 'reseller',
}: {
  strapi: Core.Strapi;
  access: Access;
  documentId: string;
  status?: 'issued' | 'draft';
  from?: 'reseller' | 'bureau';
}): Promise<{ id: number; number: string | null } | undefined> =>
  withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => {
    // What the bureau bills him stands behind his wall as a copy.
    const result =
      from === 'bureau'
        ? await trx.raw(
            `select invoice_id as id, number from billing.account_invoices where document_id = ?`,
            [documentId],
          )
        : await trx.raw(`select id, number from invoices where document_id = ? and status = ?`, [
            documentId,
            status,
          ]);
    return result.rows[0];
  });
