import type { Context } from 'koa';

import { VIEW_AS_HEADER } from '../../../shared/contracts/access';
import type { KeyRow } from './find-key';

/** A route as Strapi leaves it in the state of a request. */
export type Route = {
  method: string;
  path: string;
  info?: { type?: string; pluginName?: string };
};

type Ability = { can(action: string): boolean };

/** What Strapi's authentication leaves in the state of a request. */
export type AuthState = {
  route?: Route;
  user?: { id: number; roles?: { code: string }[] };
  userAbility?: Ability;
  auth?: { strategy?: { name?: string }; credentials?: unknown };
};

/** A header of a request; undefined when it is not there or empty. Policies get a context without its methods. */
export const headerOf = (ctx: Context, name: string): string | undefined => {
  const value = ctx.request.headers[name];
  return (Array.isArray(value) ? value[0] : value) || undefined;
};

/** The route that a request goes to, as it was declared. */
export const routeOf = (ctx: Context): Route | undefined => (ctx.state as AuthState).route;

/** The row id of the user who asks; undefined when nobody logged in. */
export const userIdOf = (ctx: Context): number | undefined => (ctx.state as AuthState).user?.id;

/** The key that a request came with; undefined when it came otherwise. */
export const keyOf = (ctx: Context): KeyRow | undefined => {
  const { auth } = ctx.state as AuthState;
  return auth?.strategy?.name === 'reseller-key' ? (auth.credentials as KeyRow) : undefined;
};

/** Names of Strapi's and our strategies of authentication by which users of the REST interface log in. */
const USER_STRATEGIES = ['users-permissions', 'reseller-user'];

/** Whether a request comes from a logged-in user of the REST interface. */
export const isApiUser = (ctx: Context): boolean => {
  const { auth, user } = ctx.state as AuthState;
  return user !== undefined && USER_STRATEGIES.includes(auth?.strategy?.name ?? '');
};

/** Whether a request comes with a token that staff made for systems of the bureau. */
export const isBureauToken = (ctx: Context): boolean =>
  (ctx.state as AuthState).auth?.strategy?.name === 'content-api-token';

/** Whether a request comes from a user of the admin panel. */
export const isPanelUser = (ctx: Context): boolean => {
  const { user, route } = ctx.state as AuthState;
  return user !== undefined && route?.info?.type === 'admin';
};

/** The look as a reseller that a request says it belongs to; undefined when it says none. */
export const viewAsOf = (ctx: Context): string | undefined => headerOf(ctx, VIEW_AS_HEADER);

/** Whether the roles of a panel user allow an action, by its whole id. */
export const mayDo = (ctx: Context, action: string): boolean =>
  (ctx.state as AuthState).userAbility?.can(action) ?? false;

/** Who asks, in the words of the log. */
export const nameOfCaller = (ctx: Context): string => {
  const key = keyOf(ctx);
  if (key) return `key ${key.id}`;
  const { auth, user } = ctx.state as AuthState;
  if (user) return `${isApiUser(ctx) ? 'REST user' : 'user'} ${user.id}`;
  return auth?.strategy?.name ?? 'nobody';
};
