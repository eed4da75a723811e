import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem, toHttpError } from '../../../../../src/platform/errors';
import type { ListAlerts, ListThresholds, Threshold } from '../../../shared/contracts/thresholds';
import { actorName } from '../http/actor';
import { balanceQuery, parseThreshold } from '../http/balance-input';
import { documentIdOf, parsePage, toPagination } from '../http/input';
import { rowIdOf } from '../http/suspense-input';
import {
  confirmBar,
  countOpenAlerts,
  liftBar,
  listAlerts,
  listThresholds,
  markSeen,
  saveThreshold,
} from '../thresholds';
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

  const requireThreshold = async (documentId: string | undefined): Promise<Threshold> => {
    const found = documentId
      ? await listThresholds(db(), { page: 1, pageSize: 1, documentId })
      : undefined;
    const threshold = found?.thresholds[0];
    if (threshold) return threshold;
    throw problem({
      status: 404,
      code: 'threshold-unknown',
      message: 'There is no such threshold.',
      whatToDo: 'Choose one from the list.',
    });
  };

  return {
    async thresholds(ctx: Context) {
      const { page, pageSize } = parsePage(ctx.query);
      const { search } = balanceQuery(ctx);
      const { thresholds, total } = await listThresholds(db(), { page, pageSize, search });
      ctx.body = {
        results: thresholds,
        pagination: toPagination({ page, pageSize, total }),
      } satisfies ListThresholds;
    },

    async makeThreshold(ctx: Context) {
      const documentId = await saveThreshold({ strapi }, { body: parseThreshold(ctx) });
      ctx.status = 201;
      ctx.body = { data: await requireThreshold(documentId) };
    },

    async changeThreshold(ctx: Context) {
      const documentId = documentIdOf(ctx);
      await requireThreshold(documentId);
      await saveThreshold({ strapi }, { documentId, body: parseThreshold(ctx) });
      ctx.body = { data: await requireThreshold(documentId) };
    },

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
