import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { problem } from '../../../../../src/platform/errors';
import { requireAccess, scopeOf } from '../access';
import { isBureauToken, nameOfCaller, routeOf, viewAsOf } from '../access/door';
import { logRefusal } from '../access/refusals';
import { finishAfterScope } from './after-scope';
import { isConfined } from './caller';
import { stands } from './layers';
import { isOwnProfile, requireOwnAddress } from './own-address';
import { withResellerScope } from './reseller-scope';
import { isAccountRoute, isForResellers } from './routes';
import type { TakeTurn } from './turns';

type Request = { strapi: Core.Strapi; ctx: Context };
type Passing = Request & { next: Next; takeTurn: TakeTurn };

const notForResellers = () =>
  problem({
    status: 403,
    code: 'not-for-resellers',
    message: 'This is for staff of the bureau.',
    whatToDo: 'Ask the bureau if you need something from here.',
  });

/** Does the rest of a request as the reseller for whom it acts, and then what was put off. */
const behindTheWall = async ({ strapi, ctx, next, takeTurn }: Passing): Promise<void> => {
  const access = await requireAccess({ strapi, ctx });
  await takeTurn(access.resellerId, () =>
    withResellerScope({ strapi, ...scopeOf(access) }, () => next()),
  );
  await finishAfterScope({ ctx });
};

/**
 * Lets an authenticated request through: staff and strangers as they are, who acts for a reseller only to what is made
 * for resellers and about himself, and behind the wall.
 * @throws problem 403 `not-for-resellers`; what requireAccess throws.
 */
export const admit = async ({ strapi, ctx, next, takeTurn }: Passing): Promise<void> => {
  const route = routeOf(ctx);
  if (!route) return next();
  if (isAccountRoute(route)) {
    if (isOwnProfile(route) && (await isConfined({ strapi, ctx }))) requireOwnAddress(ctx);
    return next();
  }
  const actsForReseller = isForResellers(route) && (isBureauToken(ctx) || viewAsOf(ctx));
  if (!actsForReseller && !(await isConfined({ strapi, ctx }))) return next();
  if (stands('routes') && !isForResellers(route)) {
    logRefusal({ strapi, ctx, who: nameOfCaller(ctx), why: 'not for resellers' });
    throw notForResellers();
  }
  return stands('database') ? behindTheWall({ strapi, ctx, next, takeTurn }) : next();
};
