import { allow } from '../permissions';

/** Routes of price rises; see shared/contracts/price-rises.ts. */
export const priceRiseRoutes = [
  { method: 'GET', path: '/price-rises', handler: 'price-rises.list', config: allow('runs.read') },
  {
    method: 'GET',
    path: '/price-rises/:documentId',
    handler: 'price-rises.show',
    config: allow('runs.read'),
  },
  {
    method: 'POST',
    path: '/price-rises/:documentId/schedule',
    handler: 'price-rises.schedule',
    config: allow('charges.change'),
  },
  {
    method: 'POST',
    path: '/price-rises/:documentId/withdraw',
    handler: 'price-rises.withdraw',
    config: allow('charges.change'),
  },
];
