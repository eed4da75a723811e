import { deskOperations } from '../../../../../src/rate-desk';
import { actsForReseller } from '../permissions';
import { operations } from '../rest/operations';

const route = (method: string, path: string, handler: string) => ({
  method,
  path,
  handler,
  config: actsForReseller,
});
const get = (path: string, handler: string) => route('GET', path, handler);

/** What a reseller's people do in the panel. */
export const myRoutes = [
  get('/my/access', 'my.access'),
  get('/my/overview', 'my.overview'),
  get('/my/invoices', 'my.invoices'),
  get('/my/invoices/:documentId/pdf', 'my.invoicePdf'),
  get('/my/checks', 'my-checks.list'),
  get('/my/checks/:documentId', 'my-checks.show'),
  ...deskOperations
    .filter(({ isForStaff }) => !isForStaff)
    .map(({ name, method, path }) => route(method, `/my/rate-desk${path}`, `rate-desk.${name}`)),
  // What the REST interface does as well: the same handlers.
  ...operations
    .filter(({ isInPanel }) => isInPanel)
    .map(({ id, method, path }) => route(method, `/my${path}`, `rest.${id}`)),
];
