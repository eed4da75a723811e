import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { GetMyAccess } from '../../../shared/contracts/access';
import type { GetMyOverview, MyInvoices } from '../../../shared/contracts/my';
import { requireAccess, requireCapability } from '../access';
import { parseInvoiceQuery } from '../http/list-query';
import { toMyAccess } from '../my/my-access';
import { sendInvoicePdf } from '../my/send-invoice-pdf';
import type { MyService } from '../services';

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
      const list = await service().invoices({ access, ...parseInvoiceQuery(ctx.query) });
      ctx.body = list satisfies MyInvoices;
    },

    async invoicePdf(ctx: Context) {
      const access = await requireCapability({ strapi, ctx, capability: 'invoices.read' });
      const { documentId } = (ctx as unknown as Params).params;
      await sendInvoicePdf({ strapi, ctx, access, documentId });
    },
  };
};
