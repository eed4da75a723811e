import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { Capability } from '../../../shared/contracts/access';
import type { Problem } from '../../../../../src/platform/errors';
import type { Access } from './access';
import { nameOfCaller } from './door';
import { logRefusal, notAllowed } from './refusals';
import { resolveAccess } from './resolve-access';

type State = { access?: Access };
type Request = { strapi: Core.Strapi; ctx: Context };

/**
 * For which reseller this request acts: the one place where a request gets a reseller's id. Resolved once for each
 * request, in most cases at the choke point, behind which nobody may read memberships.
 * @throws what resolveAccess throws; each refusal is logged.
 */
export const requireAccess = async ({ strapi, ctx }: Request): Promise<Access> => {
  const state = ctx.state as State;
  if (state.access) return state.access;
  try {
    state.access = await resolveAccess({ strapi, ctx });
    return state.access;
  } catch (error) {
    const why = (error as Partial<Problem>).details?.code;
    if (why) logRefusal({ strapi, ctx, who: nameOfCaller(ctx), why });
    throw error;
  }
};

/**
 * The access of this request, if it has the capability.
 * @throws problem 403 `not-allowed`; what requireAccess throws.
 */
export const requireCapability = async ({
  strapi,
  ctx,
  capability,
}: Request & { capability: Capability }): Promise<Access> => {
  const access = await requireAccess({ strapi, ctx });
  if (access.capabilities.has(capability)) return access;
  logRefusal({ strapi, ctx, who: nameOfCaller(ctx), why: `lacks ${capability}` });
  throw notAllowed(capability);
};
