import { allow } from '../permissions';

const route = (
  method: 'GET' | 'POST',
  path: string,
  handler: string,
  action: Parameters<typeof allow>[0],
) => ({ method, path, handler: `checks.${handler}`, config: allow(action) });

/** The check of bills, parked customers, and what waits today. See shared/contracts/checks.ts. */
export const checkRoutes = [
  route('GET', '/today', 'today', 'runs.read'),
  route('GET', '/parked', 'parked', 'runs.read'),
  route('POST', '/parked/again', 'tryTogether', 'bills.amend'),
  route('POST', '/parked/:documentId/again', 'tryAgain', 'bills.amend'),
  route('GET', '/runs/:documentId/checks', 'list', 'invoices.read'),
  route('GET', '/runs/:documentId/certificate', 'certificate', 'runs.read'),
  route('GET', '/checks/:documentId', 'show', 'invoices.read'),
  route('POST', '/checks/:documentId/comments', 'comment', 'bills.comment'),
  route('POST', '/checks/:documentId/amendments', 'amend', 'bills.amend'),
  route('POST', '/checks/:documentId/amendments/:id/withdraw', 'withdraw', 'bills.amend'),
  route('POST', '/checks/:documentId/recalculate', 'recalculate', 'bills.amend'),
];
