import { allowUsage } from '../usage/permissions';

const read = allowUsage('usage.read');
const setUp = allowUsage('usage.sources');

/** Routes of the admin panel about sources of usage; see shared/contracts/usage-sources.ts. */
export const sourceRoutes = [
  { method: 'GET', path: '/usage-sources', handler: 'sources.list', config: read },
  { method: 'POST', path: '/usage-sources', handler: 'sources.create', config: setUp },
  { method: 'GET', path: '/usage-sources/choices', handler: 'sources.choices', config: read },
  { method: 'GET', path: '/usage-sources/preset/:format', handler: 'sources.preset', config: read },
  { method: 'POST', path: '/usage-sources/preview', handler: 'sources.preview', config: read },
  { method: 'GET', path: '/usage-sources/:documentId', handler: 'sources.show', config: read },
  { method: 'PUT', path: '/usage-sources/:documentId', handler: 'sources.update', config: setUp },
  {
    method: 'POST',
    path: '/usage-sources/:documentId/mapping',
    handler: 'sources.saveMapping',
    config: setUp,
  },
];
