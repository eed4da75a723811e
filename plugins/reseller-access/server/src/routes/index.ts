import { allow } from '../permissions';

const get = (path: string, handler: string) => ({
  method: 'GET',
  path,
  handler,
  config: allow('my.read'),
});

export const routes = {
  admin: {
    type: 'admin',
    routes: [
      get('/my/overview', 'my.overview'),
      get('/my/invoices', 'my.invoices'),
      get('/my/invoices/:documentId/pdf', 'my.invoicePdf'),
    ],
  },
};
