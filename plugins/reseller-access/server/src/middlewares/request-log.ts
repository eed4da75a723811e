import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

/** Parameters by whose value alone somebody gets in. */
const SECRET =
  /([?&](?:registrationToken|resetPasswordToken|confirmation|code|token|access_token)=)[^&#]*/gi;

/** An address as it may stand in a log. */
export const withoutSecrets = (url: string): string => url.replace(SECRET, '$1***');

/**
 * Writes a line for each request, in place of Strapi's own, which wrote the tokens of invitations down while they could
 * still be used: logs are read by more people, and kept longer, than invitations are meant to work.
 */
export const requestLog =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const start = Date.now();
    await next();
    const took = Math.ceil(Date.now() - start);
    strapi.log.http(`${ctx.method} ${withoutSecrets(ctx.url)} (${took} ms) ${ctx.status}`);
  };
