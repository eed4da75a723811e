import type { Context } from 'koa';

import { RESELLER_ROLE_CODES } from '../services/reseller-role';

/** A route as Strapi leaves it in the state of a request. */
export type Route = {
  method: string;
  path: string;
  info?: { type?: string; pluginName?: string };
};

type State = { route?: Route; user?: { id: number; roles?: { code: string }[] } };

/** The route that a request goes to, as it was declared. */
export const routeOf = (ctx: Context): Route | undefined => (ctx.state as State).route;

/** The row id of the user who asks; undefined when nobody logged in. */
export const userIdOf = (ctx: Context): number | undefined => (ctx.state as State).user?.id;

/**
 * Whether a request comes from somebody who works for resellers and nothing else, by log-in or by a token of his.
 * Staff who are also a reseller's contact stay staff. A user without any role is nobody's staff.
 */
export const isScopedCaller = (ctx: Context): boolean => {
  const { route, user } = ctx.state as State;
  if (!user || route?.info?.type !== 'admin') return false;
  return (user.roles ?? []).every(({ code }) => RESELLER_ROLE_CODES.includes(code));
};
