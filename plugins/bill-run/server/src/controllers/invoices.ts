import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem } from '../../../../../src/platform/errors';
import type { ListInvoices } from '../../../shared/contracts/runs';
import { documentIdOf, parsePage, parseSearch, toPagination } from '../http/input';
import { findInvoice, listInvoices } from '../invoices/read-invoices';
import { database, findRun } from '../runs/run-row';
import { unknownRun } from './runs';

export const invoicesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const answerWithList = async (ctx: Context, runDocumentId?: string) => {
    const { page, pageSize } = parsePage(ctx.query);
    const { results, totals } = await listInvoices(database(strapi), {
      page,
      pageSize,
      runDocumentId,
      ...parseSearch(ctx.query),
    });
    ctx.body = {
      results,
      totals,
      pagination: toPagination({ page, pageSize, total: totals.invoices }),
    } satisfies ListInvoices;
  };

  return {
    async list(ctx: Context) {
      await answerWithList(ctx);
    },
    async listOfRun(ctx: Context) {
      const documentId = documentIdOf(ctx);
      if (!(await findRun(database(strapi), { documentId }))) throw unknownRun();
      await answerWithList(ctx, documentId);
    },
    async show(ctx: Context) {
      const documentId = documentIdOf(ctx);
      const invoice = await findInvoice(database(strapi), documentId);
      if (!invoice) {
        throw problem({
          status: 404,
          code: 'invoice-unknown',
          message: 'There is no such invoice.',
          whatToDo: 'Choose one from the list of invoices.',
        });
      }
      ctx.body = { data: invoice };
    },
  };
};
