import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem } from '../../../../../src/platform/errors';
import { pluginService } from '../../../../../src/platform/plugin-services';
import type { Access } from '../access';
import { afterScope } from '../wall';
import { getInvoiceForPdf } from './get-invoice-for-pdf';

/**
 * Answers with the PDF of an issued invoice of the caller's. Whether it is his is found out behind the wall; it is made
 * and sent after it.
 * @throws problem 404 `invoice-unknown`, also for an invoice of somebody else; what openPdf throws.
 */
export const sendInvoicePdf = async ({
  strapi,
  ctx,
  access,
  documentId,
  status,
  from,
}: {
  strapi: Core.Strapi;
  ctx: Context;
  access: Access;
  documentId: string;
  status?: 'issued' | 'draft';
  /** Whose invoice it is: his own to a customer unless said. */
  from?: 'reseller' | 'bureau';
}): Promise<void> => {
  const invoice = await getInvoiceForPdf({
    strapi,
    access,
    documentId,
    ...(status && { status }),
    ...(from && { from }),
  });
  if (!invoice) {
    throw problem({
      status: 404,
      code: 'invoice-unknown',
      message: 'There is no such invoice.',
      whatToDo: 'Choose one from the list of your invoices.',
    });
  }
  await afterScope({
    ctx,
    run: async () => {
      const documents = pluginService(strapi, 'invoice-templates', 'documents');
      const { fileName, body, size } = await documents.openPdf({ invoiceId: invoice.id });
      ctx.attachment(fileName);
      ctx.type = 'application/pdf';
      ctx.length = size;
      ctx.body = body;
    },
  });
};
