import type { Core } from '@strapi/strapi';
import { DocumentError } from '../errors';

/**
 * The row id of an invoice that the caller may see. Asked through Strapi, so within the request's own transaction
 * and its row-level security; what is done with the id afterwards is not confined.
 *
 * @throws DocumentError `invoice-unknown`.
 */
export const findInvoiceId = async ({
  strapi,
  documentId,
}: {
  strapi: Core.Strapi;
  documentId: string;
}): Promise<number> => {
  const invoice = (await strapi.db
    .query('api::invoice.invoice')
    .findOne({ where: { documentId }, select: ['id'] })) as { id: number } | null;
  if (invoice) return invoice.id;
  throw new DocumentError({
    code: 'invoice-unknown',
    message: 'There is no such invoice, or it is not yours to see.',
  });
};
