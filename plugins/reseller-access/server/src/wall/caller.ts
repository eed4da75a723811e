import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { findMemberships } from '../access';
import { isApiUser, isPanelUser, keyOf } from '../access/door';
import { STAFF_ROLE_CODES } from '../bureau-roles/staff-roles';
import { RESELLER_ROLE_CODES } from '../services/reseller-role';

type Request = { strapi: Core.Strapi; ctx: Context };
type State = { user?: { roles?: { code: string }[] } };

/**
 * Whether a panel user is a reseller's person, by log-in or by a token of his. Staff who are also a reseller's contact
 * stay staff. Of a role that the bureau made up itself nobody can tell for whom it is, so it counts only for somebody
 * who was never a member; and a user without any role is nobody's staff.
 */
const isResellersPerson = async ({ strapi, ctx }: Request): Promise<boolean> => {
  const codes = ((ctx.state as State).user?.roles ?? []).map(({ code }) => code);
  if (codes.some((code) => STAFF_ROLE_CODES.includes(code))) return false;
  if (codes.every((code) => RESELLER_ROLE_CODES.includes(code))) return true;
  return (await findMemberships({ strapi, ctx })).wasEverMember;
};

/**
 * Whether a request must stay behind the wall wherever it goes: of a reseller's person in the panel, of any user of
 * the REST interface, of a reseller's key. Staff, their tokens and strangers are not confined; a route that is made
 * for resellers puts them behind the wall all the same.
 */
export const isConfined = async ({ strapi, ctx }: Request): Promise<boolean> => {
  if (keyOf(ctx) !== undefined || isApiUser(ctx)) return true;
  return isPanelUser(ctx) && isResellersPerson({ strapi, ctx });
};
