import type { Context } from 'koa';

import { currentScope } from './current-scope';

type Run = () => Promise<void>;
type State = { afterScope?: Run[] };

/**
 * Does the rest of a request without the wall and without its connection, from what was checked behind it: for slow
 * downloads, and for what the bureau must do for a reseller. It runs when the handler is done, before the answer is
 * sent; at once when the request has no scope, as with staff.
 */
export const afterScope = async ({ ctx, run }: { ctx: Context; run: Run }): Promise<void> => {
  if (!currentScope()) return run();
  const state = ctx.state as State;
  state.afterScope = [...(state.afterScope ?? []), run];
};

/** Does something and takes what it puts off, for the caller to do after the scope. What was put off before stays. */
export const takePutOff = async (ctx: Context, act: Run): Promise<readonly Run[]> => {
  const state = ctx.state as State;
  const before = state.afterScope ?? [];
  state.afterScope = [];
  try {
    await act();
    return state.afterScope;
  } finally {
    state.afterScope = before;
  }
};

/** Does what was put off, in order and once. Called where the scope of the request has ended. */
export const finishAfterScope = async ({ ctx }: { ctx: Context }): Promise<void> => {
  // One request may pass several routes: only the outermost has left the scope.
  if (currentScope()) return;
  const state = ctx.state as State;
  const runs = state.afterScope ?? [];
  state.afterScope = [];
  for (const run of runs) await run();
};
