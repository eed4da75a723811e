import { sendInvoicePdf } from '../../my/send-invoice-pdf';
import { type Operation, parameterOf } from './operation';

/** GET /proformas/:id/pdf: what the invoice will look like, marked as no VAT invoice. */
export const proformaPdf: Operation = {
  id: 'read-proforma-pdf',
  method: 'GET',
  path: '/proformas/:id/pdf',
  needs: 'invoices.read',
  isInPanel: true,
  describe: { summary: 'Read a proforma as PDF', answer: { kind: 'pdf' } },
  async handle({ strapi, ctx, access }) {
    const documentId = parameterOf(ctx, 'id');
    await sendInvoicePdf({ strapi, ctx, access, documentId, status: 'draft' });
  },
};
