import { READ_DOCUMENTS } from '../permissions';

const config = {
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [READ_DOCUMENTS] } },
  ],
};

export default {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/invoices/:documentId/pdf', handler: 'invoices.pdf', config },
    { method: 'GET', path: '/invoices/:documentId/preview', handler: 'invoices.preview', config },
  ],
};
