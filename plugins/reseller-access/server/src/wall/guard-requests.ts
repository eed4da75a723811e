import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { admit } from './admit';
import { createTurns } from './turns';

/** Of the pool's connections one reseller may hold so many at once: three others get on beside him. */
const SHARE = 4;
const MOST_WAITING = 100;
const PATIENCE_MS = 20_000;

type Auth = { authenticate(ctx: Context, next: Next): Promise<unknown> };

/**
 * Puts the wall into the way of every request: Strapi authenticates each, of the panel and of the REST API alike, by
 * calling this one function and then the rest of the request. It is no documented place, so
 * tests/reseller-access/choke-point.test.ts sees to it that no route goes round it.
 */
export const guardRequests = ({ strapi }: { strapi: Core.Strapi }): void => {
  const auth: Auth = strapi.get('auth');
  const authenticate = auth.authenticate.bind(auth);
  const connections = strapi.config.get<number>('database.connection.pool.max', 10);
  const takeTurn = createTurns({
    atOnce: Math.max(1, Math.floor(connections / SHARE)),
    mostWaiting: MOST_WAITING,
    patienceMs: PATIENCE_MS,
  });
  auth.authenticate = (ctx, next) =>
    authenticate(ctx, async () => admit({ strapi, ctx, next, takeTurn }));
};
