import type { Context } from 'koa';

import { isApiUser, isPanelUser, keyOf } from '../access/door';
import { RESELLER_ROLE_CODES } from '../services/reseller-role';

type State = { user?: { roles?: { code: string }[] } };

/**
 * Whether a panel user works for resellers and is nothing else, by log-in or by a token of his. Staff who are also a
 * reseller's contact stay staff. A user without any role is nobody's staff.
 */
const isResellersPerson = (ctx: Context): boolean =>
  ((ctx.state as State).user?.roles ?? []).every(({ code }) => RESELLER_ROLE_CODES.includes(code));

/**
 * Whether a request must stay behind the wall wherever it goes: of a reseller's person in the panel, of any user of
 * the REST interface, of a reseller's key. Staff, their tokens and strangers are not confined; a route that is made
 * for resellers puts them behind the wall all the same.
 */
export const isConfined = (ctx: Context): boolean =>
  keyOf(ctx) !== undefined || isApiUser(ctx) || (isPanelUser(ctx) && isResellersPerson(ctx));
