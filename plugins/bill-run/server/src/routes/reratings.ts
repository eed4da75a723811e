import { allowUsage } from '../usage/permissions';

const route = (
  method: 'GET' | 'POST',
  path: string,
  handler: string,
  action: 'usage.read' | 'usage.rerate',
) => ({ method, path, handler, config: allowUsage(action) });

/** Routes of the admin panel; see shared/contracts/{reratings,simulate}.ts for what they take and answer. */
export const reratingRoutes = [
  route('GET', '/reratings', 'reratings.list', 'usage.read'),
  route('POST', '/reratings', 'reratings.start', 'usage.rerate'),
  route('GET', '/reratings/:documentId', 'reratings.show', 'usage.read'),
  route('POST', '/reratings/:documentId/apply', 'reratings.apply', 'usage.rerate'),
  route('POST', '/reratings/:documentId/discard', 'reratings.discard', 'usage.rerate'),
  route('POST', '/reratings/:documentId/retry', 'reratings.retry', 'usage.rerate'),
  route('GET', '/reratings/:documentId/customers.csv', 'reratings.csv', 'usage.read'),
  route('POST', '/what-ifs', 'reratings.startWhatIf', 'usage.read'),
  route('POST', '/simulate', 'simulate.simulate', 'usage.read'),
  route('GET', '/simulate/choices', 'simulate.choices', 'usage.read'),
  route('GET', '/simulate/customers', 'simulate.customers', 'usage.read'),
];
