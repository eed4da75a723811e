import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { DocumentsService } from '../services/documents';
import { asHttpError } from './as-http-error';
import { findInvoiceId } from './find-invoice';

/** What the frame that shows a preview may do: nothing but show it. */
const PREVIEW_POLICY =
  "sandbox; default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'";

type RequestContext = Context & { params: { documentId: string } };

const documentsOf = (strapi: Core.Strapi): DocumentsService =>
  strapi.plugin('invoice-templates').service('documents');

const invoices = ({ strapi }: { strapi: Core.Strapi }) => ({
  async pdf(ctx: RequestContext) {
    try {
      const invoiceId = await findInvoiceId({ strapi, documentId: ctx.params.documentId });
      const pdf = await documentsOf(strapi).openPdf({ invoiceId });
      ctx.attachment(pdf.fileName, { type: 'inline' });
      ctx.type = 'application/pdf';
      ctx.length = pdf.size;
      ctx.set('Cache-Control', 'private, no-store');
      ctx.body = pdf.body;
    } catch (error) {
      throw asHttpError(error);
    }
  },

  async preview(ctx: RequestContext) {
    try {
      const invoiceId = await findInvoiceId({ strapi, documentId: ctx.params.documentId });
      const html = await documentsOf(strapi).renderPreview({ invoiceId });
      ctx.set('Content-Security-Policy', PREVIEW_POLICY);
      ctx.set('Cache-Control', 'private, no-store');
      ctx.type = 'text/html; charset=utf-8';
      ctx.body = html;
    } catch (error) {
      throw asHttpError(error);
    }
  },
});

export default invoices;
