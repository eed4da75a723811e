import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { problem } from '../../../../../src/platform/errors';
import { requireMemberships } from '../http/require-memberships';
import { finishAfterScope } from './after-scope';
import { isScopedCaller, routeOf, userIdOf } from './caller';
import { stands } from './layers';
import { withResellerScope } from './reseller-scope';
import { isAccountRoute, isForResellers } from './routes';

const notForResellers = () =>
  problem({
    status: 403,
    code: 'not-for-resellers',
    message: 'This is for staff of the bureau.',
    whatToDo: 'Ask the bureau if you need something from here.',
  });

/**
 * Lets an authenticated request through: staff and strangers as they are, people who work for resellers only to what
 * is made for them and about themselves, and behind the wall.
 * @throws problem 403 `not-for-resellers` or `no-membership`.
 */
export const admit = async ({
  strapi,
  ctx,
  next,
}: {
  strapi: Core.Strapi;
  ctx: Context;
  next: Next;
}): Promise<void> => {
  const route = routeOf(ctx);
  if (!route || !isScopedCaller(ctx) || isAccountRoute(route)) return next();
  if (stands('routes') && !isForResellers(route)) {
    strapi.log.info(`Refused to reseller user ${userIdOf(ctx)}: ${ctx.method} ${ctx.path}`);
    throw notForResellers();
  }
  if (!stands('database')) return next();
  const memberships = await requireMemberships({ strapi, ctx });
  const resellerIds = memberships.map(({ resellerId }) => resellerId);
  await withResellerScope({ strapi, resellerIds }, () => next());
  await finishAfterScope({ ctx });
};
