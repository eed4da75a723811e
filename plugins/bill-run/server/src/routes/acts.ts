import { allow } from '../permissions';

const OF_RESELLER = '/resellers/:documentId';
const reading = allow('acts.read');
const recording = allow('acts.record');
const changingTier = allow('tiers.change');

/** What the bureau did for a reseller, by his tier. See shared/contracts/acts.ts for what they take and answer. */
export const actRoutes = [
  { method: 'GET', path: `${OF_RESELLER}/tier`, handler: 'acts.tier', config: reading },
  {
    method: 'POST',
    path: `${OF_RESELLER}/tier/preview`,
    handler: 'acts.previewTier',
    config: changingTier,
  },
  { method: 'POST', path: `${OF_RESELLER}/tier`, handler: 'acts.changeTier', config: changingTier },
  {
    method: 'DELETE',
    path: `${OF_RESELLER}/tier/:assignment`,
    handler: 'acts.takeTierChangeBack',
    config: changingTier,
  },
  { method: 'GET', path: `${OF_RESELLER}/acts`, handler: 'acts.list', config: reading },
  { method: 'GET', path: `${OF_RESELLER}/acts.csv`, handler: 'acts.csv', config: reading },
  { method: 'POST', path: `${OF_RESELLER}/acts`, handler: 'acts.record', config: recording },
  { method: 'POST', path: '/acts/:id/waive', handler: 'acts.waive', config: recording },
  { method: 'POST', path: '/acts/:id/quote', handler: 'acts.quote', config: recording },
];
