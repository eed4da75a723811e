import { actsForReseller } from '../permissions';

const get = (path: string, handler: string) => ({
  method: 'GET',
  path,
  handler,
  config: actsForReseller,
});

/** What a reseller's people do in the panel. */
export const myRoutes = [
  get('/my/access', 'my.access'),
  get('/my/overview', 'my.overview'),
  get('/my/invoices', 'my.invoices'),
  get('/my/invoices/:documentId/pdf', 'my.invoicePdf'),
];
