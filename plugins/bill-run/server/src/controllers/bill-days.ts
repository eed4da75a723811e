import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { billCalendar } from '../bill-days/calendar';
import { listDayCustomers } from '../bill-days/day-customers';
import { moveBillDay } from '../bill-days/move-bill-day';
import { previewMove, toOutcome } from '../bill-days/preview-move';
import { actorName } from '../http/actor';
import { parseCalendarQuery, parseDay, parseMove } from '../http/bill-day-input';
import { parsePage, toPagination } from '../http/input';
import { database } from '../runs/run-row';

/** The calendar of bill days. */
export const billDaysController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async calendar(ctx: Context) {
    const { resellerDocumentId } = parseCalendarQuery(ctx.query);
    ctx.body = { data: await billCalendar(database(strapi), { resellerDocumentId }) };
  },

  async day(ctx: Context) {
    const { params } = ctx as unknown as { params: Record<string, string> };
    const page = parsePage(ctx.query);
    const { results, total } = await listDayCustomers(database(strapi), {
      ...page,
      ...parseCalendarQuery(ctx.query),
      day: parseDay(params.day),
    });
    ctx.body = { results, pagination: toPagination({ ...page, total }) };
  },

  async preview(ctx: Context) {
    ctx.body = { data: await previewMove({ strapi }, parseMove(ctx.request)) };
  },

  async move(ctx: Context) {
    const body = parseMove(ctx.request);
    const movedBy = actorName(ctx);
    const moves = await database(strapi).transaction((trx) =>
      moveBillDay({ strapi }, trx, { ...body, movedBy }),
    );
    ctx.body = { data: toOutcome(moves) };
  },
});
