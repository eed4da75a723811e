import { allow } from '../permissions';

/** Routes of services and what is to happen to them; see shared/contracts/service-terms.ts. */
export const serviceRoutes = [
  { method: 'GET', path: '/services', handler: 'services.list', config: allow('runs.read') },
  {
    method: 'GET',
    path: '/charged-products',
    handler: 'services.products',
    config: allow('runs.read'),
  },
  {
    method: 'GET',
    path: '/services/:documentId',
    handler: 'services.show',
    config: allow('runs.read'),
  },
  {
    method: 'POST',
    path: '/services/:documentId/preview',
    handler: 'services.preview',
    config: allow('charges.change'),
  },
  {
    method: 'POST',
    path: '/services/:documentId/act',
    handler: 'services.act',
    config: allow('charges.change'),
  },
];
