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
}: {
  strapi: Core.Strapi;
  access: Access;
  documentId: string;
  status?: 'issued' | 'draft';
}): Promise<{ id: number; number: string | null } | undefined> =>
  withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => {
    const result = await trx.raw(
      `select id, number from invoices where document_id = ? and status = ?`,
      [documentId, status],
    );
    return result.rows[0];
  });
