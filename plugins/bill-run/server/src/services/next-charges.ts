import type { Core } from '@strapi/strapi';

import type { PluginServices } from '../../../../../src/platform/plugin-services';
import { chargeNextBill, withdrawNextCharge } from '../charges/charge-next-bill';
import { listNextCharges } from '../charges/list-next-charges';

/** What resellers put on the next bills of their own customers: the caller has found that they are his. */
export const nextChargesService = ({
  strapi,
}: {
  strapi: Core.Strapi;
}): PluginServices['bill-run']['nextCharges'] => ({
  list: ({ trx, customer }) => listNextCharges(trx, { customer }),
  charge: (charge) => chargeNextBill({ strapi }, { ...charge, byReseller: true }),
  withdraw: (charge) => withdrawNextCharge({ strapi }, { ...charge, byReseller: true }),
});
