import type { Context } from 'koa';

/** Who makes the request, as it is kept with what he does: 'Priya Shah', else his e-mail address. */
export const actorName = (ctx: Context): string => {
  const user = ctx.state.user as
    | { firstname?: string | null; lastname?: string | null; email?: string }
    | undefined;
  const name = [user?.firstname, user?.lastname].filter(Boolean).join(' ');
  return name || user?.email || 'unknown';
};
