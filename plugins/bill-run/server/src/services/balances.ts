import type { Core } from '@strapi/strapi';

import { readBalance } from '../balances/read-balance';
import { database } from '../usage/usage-file-row';

/** What other plugins may ask of balances. */
export const balancesService = ({ strapi }: { strapi: Core.Strapi }) => ({
  async read({ customerDocumentId }: { customerDocumentId: string }) {
    const detail = await readBalance(database(strapi), { documentId: customerDocumentId });
    if (!detail) return null;
    const { customer, reseller: _reseller, past: _past, wallet: _wallet, ...balance } = detail;
    return { customerId: customer.documentId, ...balance };
  },
});
