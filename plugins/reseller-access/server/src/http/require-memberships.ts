import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem } from '../../../../../src/platform/errors';
import type { MyService } from '../services';
import type { Membership } from '../services/memberships';

/**
 * The resellers for whom the caller acts: the one place where a request gets its reseller ids.
 * @throws problem 403 `no-membership` when there are none.
 */
export const requireMemberships = async ({
  strapi,
  ctx,
}: {
  strapi: Core.Strapi;
  ctx: Context;
}): Promise<Membership[]> => {
  const service: MyService = strapi.plugin('reseller-access').service('my');
  const { id } = ctx.state.user as { id: number };
  const memberships = await service.memberships({ userId: id });
  if (memberships.length > 0) return memberships;
  throw problem({
    status: 403,
    code: 'no-membership',
    message: 'You do not work for any reseller here.',
    whatToDo: 'Ask the bureau to make you a member of your reseller.',
  });
};
