import { allowUsage } from '../usage/permissions';

/** Routes of the admin panel. Each needs a permission; see shared/contracts/usage.ts for what they take and answer. */
export const usageRoutes = [
  { method: 'GET', path: '/usage-files', handler: 'usage.list', config: allowUsage('usage.read') },
  {
    method: 'POST',
    path: '/usage-files',
    handler: 'usage.upload',
    config: allowUsage('usage.import'),
  },
  {
    method: 'GET',
    path: '/usage-files/:documentId',
    handler: 'usage.show',
    config: allowUsage('usage.read'),
  },
  {
    method: 'GET',
    path: '/usage-files/:documentId/differences',
    handler: 'usage.differences',
    config: allowUsage('usage.read'),
  },
  {
    method: 'POST',
    path: '/usage-files/:documentId/retry',
    handler: 'usage.retry',
    config: allowUsage('usage.import'),
  },
  {
    method: 'GET',
    path: '/usage-files/:documentId/suspense.csv',
    handler: 'usage.suspenseCsv',
    config: allowUsage('usage.read'),
  },
  { method: 'GET', path: '/suspense', handler: 'usage.suspense', config: allowUsage('usage.read') },
];
