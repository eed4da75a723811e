import type { Context } from 'koa';

import { problem } from '../../../../../src/platform/errors';
import type { Route } from '../access/door';

const addressIsFixed = () =>
  problem({
    status: 403,
    code: 'address-fixed',
    field: 'email',
    message: 'You cannot change the e-mail address that you log in with.',
    whatToDo: 'Ask who invited you to invite the new address.',
  });

const asText = (value: unknown): string =>
  typeof value === 'string' ? value.trim().toLowerCase() : '';

/** Whether a route changes the caller's own profile. */
export const isOwnProfile = ({ method, path }: Route): boolean =>
  method === 'PUT' && path === '/users/me';

/**
 * Sees to it that a reseller's person keeps the address of his log-in. Nobody proves that a new one is his, and who is
 * invited by an address becomes a member with the log-in that has it: he could take that of somebody whom another
 * reseller is about to invite. Strapi would also tell him which addresses are taken.
 * @throws problem 403 `address-fixed`.
 */
export const requireOwnAddress = (ctx: Context): void => {
  const { body } = ctx.request as { body?: { email?: unknown } };
  const { user } = ctx.state as { user?: { email?: string } };
  if (body?.email === undefined) return;
  if (asText(body.email) !== asText(user?.email)) throw addressIsFixed();
};
