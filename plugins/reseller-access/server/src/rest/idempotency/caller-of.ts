import type { Context } from 'koa';

import type { Access } from '../../access';
import { type AuthState, keyOf, userIdOf } from '../../access/door';

/** Who asks, unchanging: two callers may use the same idempotency key for different things. */
export const callerOf = (ctx: Context, { via }: Access): string => {
  const token = (ctx.state as AuthState).auth?.credentials as { id?: number | string } | undefined;
  return `${via}:${keyOf(ctx)?.id ?? userIdOf(ctx) ?? token?.id ?? 'unknown'}`;
};
