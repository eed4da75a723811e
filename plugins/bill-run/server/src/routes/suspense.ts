import { allowUsage } from '../usage/permissions';

const read = (path: string, handler: string) => ({
  method: 'GET',
  path: `/suspense${path}`,
  handler: `suspense.${handler}`,
  config: allowUsage('usage.read'),
});

const mend = (method: 'GET' | 'POST' | 'PUT', path: string, handler: string) => ({
  method,
  path: `/suspense${path}`,
  handler: `suspense.${handler}`,
  config: allowUsage('usage.mend'),
});

/** Routes of the admin panel. Each needs a permission; see shared/contracts/suspense.ts for what they take and answer. */
export const suspenseRoutes = [
  read('/groups', 'groups'),
  read('/rows', 'rows'),
  read('/rows.csv', 'rowsCsv'),
  read('/rows/:id', 'row'),
  mend('PUT', '/rows/:id/text', 'correct'),
  mend('POST', '/rows/:id/take-back', 'takeBack'),
  mend('POST', '/read', 'read'),
  mend('POST', '/accept', 'accept'),
  mend('POST', '/withdraw', 'withdraw'),
  mend('POST', '/write-off', 'writeOff'),
  mend('POST', '/reopen', 'reopen'),
  mend('POST', '/assign', 'assign'),
  mend('POST', '/services', 'makeService'),
  mend('POST', '/rates', 'addRate'),
  mend('GET', '/choices/customers', 'customers'),
  mend('GET', '/choices/products', 'products'),
  mend('GET', '/choices/services', 'services'),
  read('/numbers', 'numbers'),
  mend('POST', '/try', 'try'),
  read('/recyclings', 'recyclings'),
  mend('POST', '/recyclings', 'start'),
  read('/recyclings/:documentId', 'recycling'),
];
