import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { ServiceActBody } from '../../../shared/contracts/service-terms';
import { type ActResult, refuse } from './act-result';
import { changeTerms } from './change-terms';
import { ceaseService, restartService, swapProduct } from './end-and-begin';
import { holdService } from './find-service';
import { withdrawChange } from './withdraw-change';

/**
 * Does one thing to a service, in the caller's transaction, which must be Strapi's own so that documents are written in
 * it. What documents refuse is thrown as a problem.
 */
export const actOnService = async (
  { strapi }: { strapi: Core.Strapi },
  trx: Knex.Transaction,
  { documentId, act, reason, madeBy }: ServiceActBody & { documentId: string; madeBy: string },
): Promise<ActResult> => {
  const service = await holdService(trx, { documentId });
  if (!service) return refuse('service-unknown', 'There is no such service.');
  switch (act.kind) {
    case 'change': {
      const { from, quantity = null, price = null } = act;
      const change = { service, from, quantity, price, reason: reason ?? null, madeBy };
      return changeTerms({ strapi }, trx, change);
    }
    case 'withdraw-change': {
      const { changeDocumentId } = act;
      return withdrawChange({ strapi }, trx, { service, changeDocumentId, withdrawnBy: madeBy });
    }
    case 'swap':
      return swapProduct({ strapi }, { service, ...act });
    case 'cease':
      return ceaseService({ strapi }, { service, ...act });
    case 'restart':
      return restartService({ strapi }, { service, from: act.from });
  }
};
