import { allowUsage } from '../usage/permissions';

const read = allowUsage('usage.read');

/** Routes of the admin panel; see shared/contracts/supplier-charges.ts. */
export const supplierChargeRoutes = [
  { method: 'GET', path: '/supplier-charges', handler: 'supplierCharges.list', config: read },
  {
    method: 'GET',
    path: '/supplier-charges/flags',
    handler: 'supplierCharges.flags',
    config: read,
  },
  {
    method: 'GET',
    path: '/supplier-charges/compared',
    handler: 'supplierCharges.compared',
    config: read,
  },
  {
    method: 'POST',
    path: '/supplier-charges/match',
    handler: 'supplierCharges.match',
    config: allowUsage('usage.mend'),
  },
];
