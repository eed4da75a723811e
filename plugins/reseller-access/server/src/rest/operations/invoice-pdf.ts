import { sendInvoicePdf } from '../../my/send-invoice-pdf';
import { type Operation, parameterOf } from './operation';

/** GET /invoices/:id/pdf: the invoice as it is printed. */
export const invoicePdf: Operation = {
  id: 'read-invoice-pdf',
  method: 'GET',
  path: '/invoices/:id/pdf',
  needs: 'invoices.read',
  // The panel's own route does the same.
  isInPanel: false,
  describe: { summary: 'Read an invoice as PDF', answer: { kind: 'pdf' } },
  async handle({ strapi, ctx, access }) {
    await sendInvoicePdf({ strapi, ctx, access, documentId: parameterOf(ctx, 'id') });
  },
};
