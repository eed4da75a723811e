import { allow } from '../permissions';

const OF_RESELLER = '/resellers/:documentId';
const reading = allow('acts.read');
const recording = allow('acts.record');

/** What the bureau did for a reseller, by his tier. See shared/contracts/acts.ts for what they take and answer. */
export const actRoutes = [
  { method: 'GET', path: `${OF_RESELLER}/tier`, handler: 'acts.tier', config: reading },
  { method: 'GET', path: `${OF_RESELLER}/acts`, handler: 'acts.list', config: reading },
  { method: 'GET', path: `${OF_RESELLER}/acts.csv`, handler: 'acts.csv', config: reading },
  { method: 'POST', path: `${OF_RESELLER}/acts`, handler: 'acts.record', config: recording },
  { method: 'POST', path: '/acts/:id/waive', handler: 'acts.waive', config: recording },
  { method: 'POST', path: '/acts/:id/quote', handler: 'acts.quote', config: recording },
];
