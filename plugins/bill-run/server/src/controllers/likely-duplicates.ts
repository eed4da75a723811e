import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { toHttpError } from '../../../../../src/platform/errors';
import type { ListLikelyDuplicates } from '../../../shared/contracts/likely-duplicates';
import { bureauToday } from '../clock/bureau-today';
import { parsePage, toPagination } from '../http/input';
import { leaveOutBody, likelyPeriod } from '../http/likely-input';
import { requireBureauToken } from '../http/require-bureau-token';
import { leaveOut } from '../usage/duplicates/leave-out';
import { listLikely } from '../usage/duplicates/list-likely';
import { suspenseActor } from '../usage/suspense/actor';
import { database } from '../usage/usage-file-row';

type Handler = (ctx: Context) => Promise<void>;

/** Calls that seem to have come by two sources; see shared/contracts/likely-duplicates.ts. */
export const likelyDuplicatesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const { page, pageSize } = parsePage(ctx.query);
    const db = database(strapi);
    const period = likelyPeriod(ctx.query, await bureauToday(db));
    const { pairs, total, sources } = await listLikely(db, { ...period, page, pageSize });
    ctx.body = {
      ...period,
      results: pairs,
      pagination: toPagination({ page, pageSize, total }),
      sources,
    } satisfies ListLikelyDuplicates;
  },

  async leaveOut(ctx: Context) {
    const body = leaveOutBody(ctx);
    const left = await leaveOut({ strapi }, { ...body, actor: suspenseActor(strapi) });
    if (!left.ok) throw toHttpError(left.error);
    ctx.body = { data: left.value };
  },
});

const ASKED = { what: 'Likely duplicates are told and left out for', scope: 'duplicates' };

/** The same for the bureau's own systems, with an API token. */
export const duplicatesController = (deps: { strapi: Core.Strapi }) => {
  const { list, leaveOut: leave } = likelyDuplicatesController(deps);
  const guarded =
    (handler: Handler): Handler =>
    async (ctx) => {
      requireBureauToken(ctx, ASKED);
      await handler(ctx);
    };
  return { list: guarded(list), leaveOut: guarded(leave) };
};
