import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { answeredError, knownError } from '../rest/problems/known-error';
import { type KnownError, toRestProblem } from '../rest/problems/to-problem';

const isRest = ({ path }: Context): boolean => /^\/api\/v1(\/|$)/i.test(path);

const answer = ({ ctx, error }: { ctx: Context; error: KnownError }): string | undefined => {
  const problem = toRestProblem(error);
  const incident = problem.status >= 500 ? randomUUID() : undefined;
  ctx.status = problem.status;
  ctx.body = { ...problem, ...(incident && { incident }) };
  ctx.type = 'application/problem+json';
  if (problem.status === 401) ctx.set('WWW-Authenticate', 'Bearer');
  ctx.remove('Content-Disposition');
  return incident;
};

/**
 * Stands around every request to /api/v1: errors of whatever origin are answered as application/problem+json, an
 * address that does not exist or a body that cannot be read too. Named in config/middlewares.ts, since it must stand
 * outside the body parser.
 */
export const restFrame =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (!isRest(ctx)) {
      await next();
      return;
    }
    try {
      await next();
      if (ctx.status >= 400) answer({ ctx, error: answeredError(ctx.status, ctx.body) });
    } catch (thrown) {
      const incident = answer({ ctx, error: knownError(thrown) });
      if (incident) {
        strapi.log.error(`Incident ${incident}: ${ctx.method} ${ctx.path}`);
        strapi.log.error(thrown);
      }
    }
  };
