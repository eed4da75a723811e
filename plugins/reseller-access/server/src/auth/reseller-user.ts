import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { bearerOf } from './bearer';
import type { Strategy, Verdict } from './strategy';

type Token = { id?: number } | null;
type User = { id: number; blocked?: boolean; confirmed?: boolean } | null;

/** The user whose token a request holds, if he may log in now. */
const userOf = async (strapi: Core.Strapi, ctx: Context): Promise<User> => {
  const users = strapi.plugin('users-permissions');
  const token: Token = await users.service('jwt').getToken(ctx);
  if (!token?.id) return null;
  const user: User = await users.service('user').fetchAuthenticatedUser(token.id);
  const settings = (await strapi
    .store({ type: 'plugin', name: 'users-permissions' })
    .get({ key: 'advanced' })) as { email_confirmation?: boolean } | null;
  if (!user || user.blocked || (settings?.email_confirmation && !user.confirmed)) return null;
  return user;
};

/**
 * Users of the REST interface, by the token they got from Strapi's /api/auth/local. Unlike Strapi's own strategy it
 * lets nobody in who has no token, and asks for no permissions of a role: memberships and capabilities decide.
 */
export const resellerUser = ({ strapi }: { strapi: Core.Strapi }): Strategy => ({
  name: 'reseller-user',
  async authenticate(ctx): Promise<Verdict> {
    if (!bearerOf(ctx)) return { authenticated: false };
    // A token that is forged, too old or not one of his is no token.
    const user = await userOf(strapi, ctx).catch(() => null);
    if (!user) return { authenticated: false };
    ctx.state.user = user;
    return { authenticated: true, credentials: user };
  },
  verify() {},
});
