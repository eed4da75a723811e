import { sendInvoicePdf } from '../../my/send-invoice-pdf';
import { type Operation, parameterOf } from './operation';

/** GET /bureau-invoices/:id/pdf: the bureau's invoice to the reseller as it is printed. */
export const bureauInvoicePdf: Operation = {
  id: 'read-bureau-invoice-pdf',
  method: 'GET',
  path: '/bureau-invoices/:id/pdf',
  needs: 'invoices.read',
  isInPanel: true,
  describe: { summary: "Read a bureau's invoice as PDF", answer: { kind: 'pdf' } },
  async handle({ strapi, ctx, access }) {
    await sendInvoicePdf({
      ...{ strapi, ctx, access, documentId: parameterOf(ctx, 'id') },
      from: 'bureau',
    });
  },
};
