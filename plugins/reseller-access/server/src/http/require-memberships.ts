import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem } from '../../../../../src/platform/errors';
import { findMemberships, type Membership } from '../services/memberships';

type State = { user: { id: number }; memberships?: Membership[] };

/**
 * The resellers for whom the caller acts: the one place where a request gets its reseller ids. Read once for each
 * request, in most cases at the choke point, behind which nobody may read memberships.
 * @throws problem 403 `no-membership` when there are none.
 */
export const requireMemberships = async ({
  strapi,
  ctx,
}: {
  strapi: Core.Strapi;
  ctx: Context;
}): Promise<Membership[]> => {
  const state = ctx.state as State;
  state.memberships ??= await findMemberships({ strapi, userId: state.user.id });
  if (state.memberships.length > 0) return state.memberships;
  strapi.log.info(`Refused to user ${state.user.id}, no membership: ${ctx.method} ${ctx.path}`);
  throw problem({
    status: 403,
    code: 'no-membership',
    message: 'You do not work for any reseller here.',
    whatToDo: 'Ask the bureau to make you a member of your reseller.',
  });
};
