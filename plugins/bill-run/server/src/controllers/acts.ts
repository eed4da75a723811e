import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { Result } from '../../../../../src/billing';
import { problem, toHttpError } from '../../../../../src/platform/errors';
import type { ListActs } from '../../../shared/contracts/acts';
import { actsCsv } from '../acts/acts-csv';
import { actsOfMonth, totalsOf } from '../acts/read-acts';
import { readTier } from '../acts/read-tier';
import { changeTier, takeTierChangeBack } from '../acts/change-tier';
import { planTierChange } from '../acts/plan-tier-change';
import { recordByHand } from '../acts/record-by-hand';
import { quoteAct, waiveAct } from '../acts/settle-act';
import { bureauToday } from '../clock/bureau-today';
import { actsBody, dayOf, monthOf } from '../http/acts-input';
import { actorName } from '../http/actor';
import { documentIdOf, parsePage, toPagination } from '../http/input';
import { rowIdOf } from '../http/suspense-input';
import { database } from '../runs/run-row';

const TIER_STATUS = {
  'tier-change-unknown': 404,
  'tier-change-planned': 409,
  'tier-unchanged': 409,
};

/** A reseller's tier and what was done for him. See shared/contracts/acts.ts. */
export const actsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => database(strapi);

  const requireReseller = async (ctx: Context): Promise<{ id: number; code: string }> => {
    const row = await db()('resellers')
      .where({ document_id: documentIdOf(ctx) })
      .first('id', 'code');
    if (row) return row;
    throw problem({
      status: 404,
      code: 'reseller-unknown',
      message: 'There is no such reseller.',
      whatToDo: 'Choose one from the list of resellers.',
    });
  };

  const readMonth = async (ctx: Context) => {
    const reseller = await requireReseller(ctx);
    const month = monthOf(ctx.query, await bureauToday(db()));
    const acts = await actsOfMonth(db(), { resellerId: reseller.id, month });
    return { reseller, month, acts };
  };

  const orThrow = <Value>(result: Result<Value>): Value => {
    if (result.ok) return result.value;
    const status =
      {
        'act-unknown': 404,
        'act-settled': 409,
        'act-on-draft': 409,
        'request-reused': 409,
        ...TIER_STATUS,
      }[result.error.code] ?? 400;
    throw toHttpError(result.error, { status });
  };

  const answerTier = async (ctx: Context, resellerId: number) => {
    const day = dayOf(ctx.query, await bureauToday(db()));
    ctx.body = { data: await readTier(db(), { resellerId, day }) };
  };

  return {
    async tier(ctx: Context) {
      const { id } = await requireReseller(ctx);
      await answerTier(ctx, id);
    },

    async previewTier(ctx: Context) {
      const { id: resellerId } = await requireReseller(ctx);
      const today = await bureauToday(db());
      const plan = await planTierChange(db(), { resellerId, today, ...actsBody(ctx, 'tier') });
      ctx.body = { data: orThrow(plan) };
    },

    async changeTier(ctx: Context) {
      const { id: resellerId } = await requireReseller(ctx);
      orThrow(await changeTier({ strapi }, { resellerId, ...actsBody(ctx, 'tier') }));
      await answerTier(ctx, resellerId);
    },

    async takeTierChangeBack(ctx: Context) {
      const { id: resellerId } = await requireReseller(ctx);
      const { assignment } = (ctx as unknown as { params: { assignment: string } }).params;
      orThrow(await takeTierChangeBack({ strapi }, { resellerId, assignment }));
      await answerTier(ctx, resellerId);
    },

    async list(ctx: Context) {
      const { page, pageSize } = parsePage(ctx.query);
      const { acts } = await readMonth(ctx);
      ctx.body = {
        results: acts.slice((page - 1) * pageSize, page * pageSize),
        pagination: toPagination({ page, pageSize, total: acts.length }),
        totals: totalsOf(acts),
      } satisfies ListActs;
    },

    async csv(ctx: Context) {
      const { reseller, month, acts } = await readMonth(ctx);
      ctx.attachment(`acts-${reseller.code}-${month}.csv`);
      ctx.type = 'text/csv; charset=utf-8';
      ctx.body = actsCsv(acts);
    },

    async record(ctx: Context) {
      const { id } = await requireReseller(ctx);
      const body = actsBody(ctx, 'record');
      const recorded = await recordByHand(
        { strapi },
        { resellerId: id, actedBy: actorName(ctx), body },
      );
      ctx.body = { data: orThrow(recorded) };
      ctx.status = 201;
    },

    async waive(ctx: Context) {
      const { reason } = actsBody(ctx, 'waive');
      const waived = await waiveAct({ strapi }, { id: rowIdOf(ctx), reason, by: actorName(ctx) });
      ctx.body = { data: orThrow(waived) };
    },

    async quote(ctx: Context) {
      const quoted = await quoteAct({ strapi }, { id: rowIdOf(ctx), ...actsBody(ctx, 'quote') });
      ctx.body = { data: orThrow(quoted) };
    },
  };
};
