import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { pluginService } from '../../../../../src/platform/plugin-services';
import type { GetBillCheck, ListChecks } from '../../../../bill-run/shared/contracts/checks';
import { requireCapability, scopeOf } from '../access';
import { parseCheckQuery } from '../http/check-query';
import { toPagination } from '../http/pagination';
import { notFound } from '../rest/engine';
import { withResellerScope } from '../wall/reseller-scope';

type Params = { params: { documentId: string } };

/** A reseller's bills that wait for his check: why each changed, what is odd, and one with all its lines. */
export const myChecks = ({ strapi }: { strapi: Core.Strapi }) => {
  const bills = () => pluginService(strapi, 'bill-run', 'bills');

  return {
    async list(ctx: Context) {
      const access = await requireCapability({ strapi, ctx, capability: 'invoices.read' });
      const query = parseCheckQuery(ctx.query);
      const { results, total, totals } = await withResellerScope(
        { strapi, ...scopeOf(access) },
        ({ trx }) => bills().list({ trx, resellerId: access.resellerId, ...query }),
      );
      const pagination = toPagination({ page: query.page, pageSize: query.pageSize, total });
      ctx.body = { results, totals, pagination } satisfies ListChecks;
    },

    async show(ctx: Context) {
      const access = await requireCapability({ strapi, ctx, capability: 'invoices.read' });
      const { documentId } = (ctx as unknown as Params).params;
      const { resellerId } = access;
      const bill = await withResellerScope({ strapi, ...scopeOf(access) }, ({ trx }) =>
        bills().show({ trx, documentId, resellerId }),
      );
      if (!bill) throw notFound('proforma');
      ctx.body = { data: bill } satisfies GetBillCheck;
    },
  };
};
