import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem } from '../../../../../src/platform/errors';
import { pluginService } from '../../../../../src/platform/plugin-services';
import type { GetMyAccess } from '../../../shared/contracts/access';
import type { GetMyOverview, MyInvoices } from '../../../shared/contracts/my';
import { requireAccess, requireCapability } from '../access';
import { parseListQuery } from '../http/list-query';
import { toMyAccess } from '../my/my-access';
import type { MyService } from '../services';
import { afterScope } from '../wall';

type Params = { params: { documentId: string } };

/** What a reseller sees of his own. Everything is read behind the wall of `wall/reseller-scope`. */
export const my = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): MyService => strapi.plugin('reseller-access').service('my');

  return {
    async access(ctx: Context) {
      const access = await requireAccess({ strapi, ctx });
      ctx.body = { data: toMyAccess(access) } satisfies GetMyAccess;
    },

    async overview(ctx: Context) {
      const access = await requireAccess({ strapi, ctx });
      ctx.body = { data: await service().overview({ access }) } satisfies GetMyOverview;
    },

    async invoices(ctx: Context) {
      const access = await requireCapability({ strapi, ctx, capability: 'invoices.read' });
      const list = await service().invoices({ access, ...parseListQuery(ctx.query) });
      ctx.body = list satisfies MyInvoices;
    },

    async invoicePdf(ctx: Context) {
      const access = await requireCapability({ strapi, ctx, capability: 'invoices.read' });
      const { documentId } = (ctx as unknown as Params).params;
      const invoice = await service().invoiceForPdf({ access, documentId });
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
    },
  };
};
