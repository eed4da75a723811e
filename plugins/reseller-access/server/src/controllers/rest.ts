import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { requireAccess } from '../access';
import { toOwnAccess } from '../rest/own-access';

/** What the REST interface answers about the caller himself. */
export const rest = ({ strapi }: { strapi: Core.Strapi }) => ({
  async me(ctx: Context) {
    const access = await requireAccess({ strapi, ctx });
    ctx.body = { data: toOwnAccess(access) };
  },
});
