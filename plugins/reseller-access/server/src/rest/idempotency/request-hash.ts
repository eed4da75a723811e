import type { Context } from 'koa';

import { hashOf } from '../../../../../../src/platform/hash-of';

/** What a request asks for, as a hash: the same whatever the order in which its body names its fields. */
export const requestHash = (ctx: Context): string => {
  const { body } = ctx.request as { body?: unknown };
  return hashOf([ctx.method, ctx.path, body ?? null]);
};
