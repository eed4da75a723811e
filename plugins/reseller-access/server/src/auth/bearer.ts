import type { Context } from 'koa';

/** The token of `Authorization: Bearer ...`; undefined when the request has none. */
export const bearerOf = (ctx: Context): string | undefined =>
  /^Bearer +(\S+)$/i.exec(ctx.get('authorization'))?.[1];
