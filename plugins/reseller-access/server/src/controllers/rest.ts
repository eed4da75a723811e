import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { requireAccess, requireCapability } from '../access';
import { once } from '../rest/idempotency/once';
import { operations } from '../rest/operations';
import { toOwnAccess } from '../rest/own-access';

type Handler = (ctx: Context) => Promise<void>;

/** What the REST interface answers, one handler for each operation; the panel's pages of resellers use the same. */
export const rest = ({ strapi }: { strapi: Core.Strapi }): Record<string, Handler> => ({
  async me(ctx) {
    const access = await requireAccess({ strapi, ctx });
    ctx.body = { data: toOwnAccess(access) };
  },

  ...Object.fromEntries(
    operations.map(({ id, method, needs, isKnownAgain, handle }): [string, Handler] => [
      id,
      async (ctx) => {
        const access = await (needs
          ? requireCapability({ strapi, ctx, capability: needs })
          : requireAccess({ strapi, ctx }));
        const run = () => handle({ strapi, ctx, access });
        await (method === 'POST' && !isKnownAgain ? once({ strapi, ctx, access, run }) : run());
      },
    ]),
  ),
});
