import { allow } from '../permissions';

const OF_CUSTOMER = '/customers/:documentId/next-bill-charges';

/** What staff put on the next bill of a customer. See shared/contracts/next-bill-charges.ts. */
export const nextChargeRoutes = [
  { method: 'GET', path: OF_CUSTOMER, handler: 'next-charges.list', config: allow('runs.read') },
  {
    method: 'POST',
    path: OF_CUSTOMER,
    handler: 'next-charges.charge',
    config: allow('bills.amend'),
  },
  {
    method: 'POST',
    path: `${OF_CUSTOMER}/:id/withdraw`,
    handler: 'next-charges.withdraw',
    config: allow('bills.amend'),
  },
];
