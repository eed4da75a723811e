import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem, toHttpError } from '../../../../../src/platform/errors';
import { actorName } from '../http/actor';
import { documentIdOf, parsePage, parseSearch, toPagination } from '../http/input';
import { parseServiceAct } from '../http/service-input';
import { database } from '../runs/run-row';
import { actOnService } from '../service-terms/act-on-service';
import type { ActError } from '../service-terms/act-result';
import { previewAct } from '../service-terms/preview-act';
import { listChargedProducts, listServices, readService } from '../service-terms/read-services';

const refused = (error: ActError) =>
  toHttpError(error, { status: error.code === 'service-unknown' ? 404 : 409 });

/** Services, and what is to happen to them. */
export const servicesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const page = parsePage(ctx.query);
    const { search } = parseSearch(ctx.query);
    const { results, total } = await listServices(database(strapi), { ...page, search });
    ctx.body = { results, pagination: toPagination({ ...page, total }) };
  },

  async products(ctx: Context) {
    ctx.body = { data: await listChargedProducts(database(strapi)) };
  },

  async show(ctx: Context) {
    const service = await readService(database(strapi), { documentId: documentIdOf(ctx) });
    if (!service) {
      throw problem({
        status: 404,
        code: 'service-unknown',
        message: 'There is no such service.',
        whatToDo: 'Choose one from the list of services.',
      });
    }
    ctx.body = { data: service };
  },

  async preview(ctx: Context) {
    const input = { ...parseServiceAct(ctx.request), documentId: documentIdOf(ctx) };
    const result = await previewAct({ strapi }, input);
    if (!result.ok) throw refused(result.error);
    ctx.body = { data: result.value };
  },

  async act(ctx: Context) {
    const input = { ...parseServiceAct(ctx.request), documentId: documentIdOf(ctx) };
    const madeBy = actorName(ctx);
    const documentId = await strapi.db.transaction(async ({ trx }) => {
      const result = await actOnService({ strapi }, trx, { ...input, madeBy });
      if (!result.ok) throw refused(result.error);
      return result.value.documentId;
    });
    ctx.body = { data: { documentId } };
  },
});
