import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';

import { problem, toHttpError } from '../../../../../src/platform/errors';
import type { SchedulePriceRiseBody } from '../../../shared/contracts/price-rises';
import { actorName } from '../http/actor';
import { documentIdOf } from '../http/input';
import { findRise, listRises } from '../price-rises/find-rise';
import { riseDetail, toSummary } from '../price-rises/rise-detail';
import { type RiseResult, scheduleRise } from '../price-rises/schedule-rise';
import { withdrawRise } from '../price-rises/withdraw-rise';

const scheduleBody = z.object({ services: z.number().int().min(0), sendNotices: z.boolean() });

const parseSchedule = (request: object): SchedulePriceRiseBody => {
  const parsed = scheduleBody.safeParse((request as { body?: unknown }).body ?? {});
  if (parsed.success) return parsed.data;
  throw problem({
    status: 400,
    code: 'request-invalid',
    field: 'services',
    message: 'The number of services or the choice about notices is missing.',
    whatToDo: 'Confirm how many services the rise comes to, and whether notices are sent.',
  });
};

/** Price rises: whom they come to, scheduling and withdrawing them. They are entered in the Content Manager. */
export const priceRisesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const show = (ctx: Context) =>
    strapi.db.transaction(async ({ trx }) => {
      const rise = await findRise(trx, { documentId: documentIdOf(ctx) });
      if (!rise) {
        throw problem({
          status: 404,
          code: 'rise-unknown',
          message: 'There is no such price rise.',
          whatToDo: 'Choose one from the list of price rises.',
        });
      }
      ctx.body = { data: await riseDetail(trx, rise) };
    });

  const answer = async (ctx: Context, act: () => Promise<RiseResult | Promise<RiseResult>>) => {
    const result = await act();
    if (!result.ok) {
      const status = result.error.code === 'rise-unknown' ? 404 : 409;
      throw toHttpError(result.error, { status });
    }
    await show(ctx);
  };

  return {
    async list(ctx: Context) {
      ctx.body = { results: (await listRises(strapi.db.connection)).map(toSummary) };
    },

    show,

    async schedule(ctx: Context) {
      const input = { ...parseSchedule(ctx.request), documentId: documentIdOf(ctx) };
      const scheduledBy = actorName(ctx);
      await answer(ctx, () =>
        strapi.db.transaction(({ trx }) =>
          scheduleRise({ strapi }, trx, { ...input, scheduledBy }),
        ),
      );
    },

    async withdraw(ctx: Context) {
      const input = { documentId: documentIdOf(ctx), withdrawnBy: actorName(ctx) };
      await answer(ctx, () =>
        strapi.db.transaction(({ trx }) => withdrawRise({ strapi }, trx, input)),
      );
    },
  };
};
