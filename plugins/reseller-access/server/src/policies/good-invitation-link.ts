import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { requireGoodLink } from '../people/require-good-link';

/** Where the token of a link stands in the request with which it is followed. */
export type TokenPlace = { part: 'query' | 'body'; field: string };

/**
 * Lets a link through that is none of our invitations, or one that is still good.
 * @throws problem 400 `invitation-over`.
 */
export const goodInvitationLink = async (
  ctx: Context,
  { part, field }: TokenPlace,
  { strapi }: { strapi: Core.Strapi },
): Promise<boolean> => {
  const request = ctx.request as unknown as Record<string, Record<string, unknown> | undefined>;
  await requireGoodLink({ strapi, token: request[part]?.[field] });
  return true;
};
