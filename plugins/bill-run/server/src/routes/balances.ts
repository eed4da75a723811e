import { allowUsage } from '../usage/permissions';

const route = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  handler: string,
  action: Parameters<typeof allowUsage>[0],
) => ({ method, path, handler, config: allowUsage(action) });

/** Balances, credit, bundles and alerts; see shared/contracts/balances.ts and thresholds.ts. */
export const balanceRoutes = [
  route('GET', '/balances', 'balances.list', 'usage.read'),
  route('POST', '/balances/check', 'balances.check', 'usage.read'),
  route('POST', '/balances/repair', 'balances.repair', 'usage.mend'),
  route('GET', '/balances/:documentId', 'balances.show', 'usage.read'),
  route('POST', '/balances/:documentId/wallet', 'balances.enter', 'wallet.enter'),
  route('GET', '/bundles', 'balances.bundles', 'usage.read'),
  route('GET', '/bundle-choices', 'balances.bundleChoices', 'usage.read'),
  route('POST', '/bundles', 'balances.makeBundle', 'bundles.manage'),
  route('PUT', '/bundles/:documentId', 'balances.changeBundle', 'bundles.manage'),
  route('GET', '/thresholds', 'alerts.thresholds', 'usage.read'),
  route('POST', '/thresholds', 'alerts.makeThreshold', 'alerts.manage'),
  route('PUT', '/thresholds/:documentId', 'alerts.changeThreshold', 'alerts.manage'),
  route('GET', '/alerts', 'alerts.list', 'usage.read'),
  route('POST', '/alerts/evaluate', 'alerts.evaluate', 'alerts.manage'),
  route('POST', '/alerts/:id/seen', 'alerts.seen', 'alerts.manage'),
  route('POST', '/bars/:id/confirm', 'alerts.confirmBar', 'alerts.manage'),
  route('POST', '/bars/:id/lift', 'alerts.liftBar', 'alerts.manage'),
];
