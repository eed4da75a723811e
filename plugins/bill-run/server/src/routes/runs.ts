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
    method: 'POST',
    path: '/runs/:documentId/outlook',
    handler: 'runs.outlook',
    config: allow('runs.issue'),
  },
  {
    method: 'POST',
    path: '/runs/:documentId/approve',
    handler: 'runs.approve',
    config: allow('runs.issue'),
  },
  {
    method: 'POST',
    path: '/runs/:documentId/unapprove',
    handler: 'runs.unapprove',
    config: allow('runs.issue'),
  },
  {
    method: 'POST',
    path: '/runs/:documentId/pause',
    handler: 'runs.pause',
    config: allow('runs.start'),
  },
  {
    method: 'POST',
    path: '/runs/:documentId/resume',
    handler: 'runs.resume',
    config: allow('runs.start'),
  },
  {
    method: 'POST',
    path: '/runs/:documentId/check-again',
    handler: 'runs.checkAgain',
    config: allow('runs.start'),
  },
  {
    method: 'POST',
    path: '/runs/:documentId/go-on',
    handler: 'runs.goOn',
    config: allow('runs.start'),
  },
  { method: 'GET', path: '/runs/:documentId/log', handler: 'runs.log', config: allow('runs.read') },
  {
    method: 'GET',
    path: '/runs/:documentId/report',
    handler: 'runs.report',
    config: allow('runs.read'),
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
