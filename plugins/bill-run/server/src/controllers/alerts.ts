import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem, toHttpError } from '../../../../../src/platform/errors';
import type { ListAlerts } from '../../../shared/contracts/thresholds';
import { actorName } from '../http/actor';
import { balanceQuery } from '../http/balance-input';
import { parsePage, toPagination } from '../http/input';
import { rowIdOf } from '../http/suspense-input';
import { confirmBar, countOpenAlerts, liftBar, listAlerts, markSeen } from '../thresholds';
import { evaluateEverybody } from '../thresholds/evaluate-everybody';
import { database } from '../usage/usage-file-row';

/** Thresholds that were reached, and bars; see shared/contracts/thresholds.ts. */
export const alertsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => database(strapi);

  const moveBar = (move: typeof confirmBar) => async (ctx: Context) => {
    const moved = await move(db(), { id: rowIdOf(ctx), by: actorName(ctx) });
    if (!moved.ok) throw toHttpError(moved.error);
    ctx.body = { data: moved.value };
  };

  return {
    async list(ctx: Context) {
      const { page, pageSize } = parsePage(ctx.query);
      const { search, state } = balanceQuery(ctx);
      const query = { page, pageSize, search, isOpenOnly: state === 'open' };
      const { alerts, total } = await listAlerts(db(), query);
      ctx.body = {
        results: alerts,
        pagination: toPagination({ page, pageSize, total }),
        open: await countOpenAlerts(db()),
      } satisfies ListAlerts;
    },

    async seen(ctx: Context) {
      const id = rowIdOf(ctx);
      if (Number.isNaN(id) || !(await markSeen(db(), { id, by: actorName(ctx) }))) {
        throw problem({
          status: 409,
          code: 'alert-dealt-with',
          message: 'There is no such open alert.',
          whatToDo: 'Somebody has dealt with it meanwhile. Reload the page.',
        });
      }
      ctx.body = { data: { id } };
    },

    async evaluate(ctx: Context) {
      ctx.body = { data: { reached: await evaluateEverybody({ strapi }) } };
    },

    confirmBar: moveBar(confirmBar),
    liftBar: moveBar(liftBar),
  };
};
