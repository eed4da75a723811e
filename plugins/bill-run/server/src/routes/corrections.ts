import { allow } from '../permissions';

const ONE = '/invoices/:documentId';
const reading = allow('invoices.read');
const correcting = allow('invoices.correct');

/** What puts issued invoices right. See shared/contracts/corrections.ts for what they take and answer. */
export const correctionRoutes = [
  { method: 'GET', path: `${ONE}/corrections`, handler: 'corrections.show', config: reading },
  {
    method: 'POST',
    path: `${ONE}/credit/preview`,
    handler: 'corrections.previewCredit',
    config: correcting,
  },
  { method: 'POST', path: `${ONE}/credit`, handler: 'corrections.credit', config: correcting },
  {
    method: 'POST',
    path: `${ONE}/reissue/preview`,
    handler: 'corrections.previewReissue',
    config: correcting,
  },
  { method: 'POST', path: `${ONE}/reissue`, handler: 'corrections.reissue', config: correcting },
  {
    method: 'POST',
    path: `${ONE}/send-copy`,
    handler: 'corrections.sendCopy',
    config: allow('invoices.send-copy'),
  },
];
