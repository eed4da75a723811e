import type { Context } from 'koa';

import { mayDo, viewAsOf } from '../access/door';
import { actionId } from '../permissions';

/** Lets in whose role may see a reseller's own pages, and staff who look as one (the wall checks that they do). */
export const actsForReseller = (ctx: Context): boolean =>
  mayDo(ctx, actionId(viewAsOf(ctx) === undefined ? 'my.read' : 'view-as'));
