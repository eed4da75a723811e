import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem } from '../../../../../src/platform/errors';
import { pluginService } from '../../../../../src/platform/plugin-services';
import type { GetMyOverview, MyInvoices } from '../../../shared/contracts/my';
import { parseListQuery } from '../http/list-query';
import { requireMemberships } from '../http/require-memberships';
import type { MyService } from '../services';
import { afterScope } from '../wall';

type Params = { params: { documentId: string } };

/** What a reseller sees of his own. Everything is read behind the wall of `wall/reseller-scope`. */
export const my = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): MyService => strapi.plugin('reseller-access').service('my');

  return {
    async overview(ctx: Context) {
      const memberships = await requireMemberships({ strapi, ctx });
      ctx.body = { data: await service().overview({ memberships }) } satisfies GetMyOverview;
    },

    async invoices(ctx: Context) {
      const memberships = await requireMemberships({ strapi, ctx });
      const list = await service().invoices({ memberships, ...parseListQuery(ctx.query) });
      ctx.body = list satisfies MyInvoices;
    },

    async invoicePdf(ctx: Context) {
      const memberships = await requireMemberships({ strapi, ctx });
      const { documentId } = (ctx as unknown as Params).params;
      const invoice = await service().invoiceForPdf({ memberships, documentId });
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
