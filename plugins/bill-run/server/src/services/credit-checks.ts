import type { Core } from '@strapi/strapi';

import type { PluginServices } from '../../../../../src/platform/plugin-services';
import { listCreditChecks } from '../credit-checks/list-credit-checks';
import { recordCreditCheck } from '../credit-checks/record-credit-check';
import { takeCheckBack } from '../credit-checks/take-check-back';

/** What resellers record of the credit of their own customers: the caller has found that they are his. */
export const creditChecksService = ({
  strapi,
}: {
  strapi: Core.Strapi;
}): PluginServices['bill-run']['creditChecks'] => ({
  list: ({ trx, customer }) => listCreditChecks(trx, { customer }),
  record: (check) => recordCreditCheck({ strapi }, { ...check, byReseller: true }),
  takeBack: (check) => takeCheckBack({ strapi }, { ...check, byReseller: true }),
});
