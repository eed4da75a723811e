import type { Core } from '@strapi/strapi';

import type { Membership } from '../services/memberships';
import { withResellerScope } from '../wall/reseller-scope';

/**
 * Finds out, behind the wall, whether an issued bill is one that a person may see.
 * @returns its row id and number; undefined when it is not his, not issued, or does not exist, which he cannot tell apart.
 */
export const getInvoiceForPdf = async ({
  strapi,
  memberships,
  documentId,
}: {
  strapi: Core.Strapi;
  memberships: Membership[];
  documentId: string;
}): Promise<{ id: number; number: string } | undefined> =>
  withResellerScope(
    { strapi, resellerIds: memberships.map(({ resellerId }) => resellerId) },
    async ({ trx }) => {
      const result = await trx.raw(
        `select id, number from invoices where document_id = ? and status = 'issued'`,
        [documentId],
      );
      return result.rows[0];
    },
  );
