import { allow } from '../permissions';

const OF_CUSTOMER = '/customers/:documentId/credit-checks';

/** Credit checks of a customer. See shared/contracts/credit-checks.ts. */
export const creditCheckRoutes = [
  {
    method: 'GET',
    path: OF_CUSTOMER,
    handler: 'credit-checks.list',
    config: allow('credit-checks.read'),
  },
  {
    method: 'POST',
    path: OF_CUSTOMER,
    handler: 'credit-checks.record',
    config: allow('credit-checks.record'),
  },
  {
    method: 'POST',
    path: `${OF_CUSTOMER}/:id/take-back`,
    handler: 'credit-checks.takeBack',
    config: allow('credit-checks.record'),
  },
];
