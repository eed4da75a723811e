import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { admit } from './admit';

type Auth = { authenticate(ctx: Context, next: Next): Promise<unknown> };

/**
 * Puts the wall into the way of every request: Strapi authenticates each, of the panel and of the REST API alike, by
 * calling this one function and then the rest of the request. It is no documented place, so
 * tests/reseller-access/choke-point.test.ts sees to it that no route goes round it.
 */
export const guardRequests = ({ strapi }: { strapi: Core.Strapi }): void => {
  const auth: Auth = strapi.get('auth');
  const authenticate = auth.authenticate.bind(auth);
  auth.authenticate = (ctx, next) => authenticate(ctx, async () => admit({ strapi, ctx, next }));
};
