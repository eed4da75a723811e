import { allow } from '../permissions';

/** Routes of the admin panel. Each needs a permission; see shared/contracts/runs.ts for what they take and answer. */
export const runRoutes = [
  { method: 'GET', path: '/home', handler: 'home.figures', config: allow('runs.read') },
  { method: 'GET', path: '/due', handler: 'runs.due', config: allow('runs.read') },
  { method: 'GET', path: '/runs', handler: 'runs.list', config: allow('runs.read') },
  { method: 'POST', path: '/runs', handler: 'runs.start', config: allow('runs.start') },
  { method: 'GET', path: '/runs/:documentId', handler: 'runs.show', config: allow('runs.read') },
  {
    method: 'POST',
    path: '/runs/:documentId/issue',
    handler: 'runs.issue',
    config: allow('runs.issue'),
  },
  {
    method: 'POST',
    path: '/runs/:documentId/cancel',
    handler: 'runs.cancel',
    config: allow('runs.start'),
  },
  {
    method: 'POST',
    path: '/runs/:documentId/retry',
    handler: 'runs.retry',
    config: allow('runs.start'),
  },
  {
    method: 'GET',
    path: '/runs/:documentId/invoices',
    handler: 'invoices.listOfRun',
    config: allow('invoices.read'),
  },
  { method: 'GET', path: '/invoices', handler: 'invoices.list', config: allow('invoices.read') },
  {
    method: 'GET',
    path: '/invoices/:documentId',
    handler: 'invoices.show',
    config: allow('invoices.read'),
  },
];
