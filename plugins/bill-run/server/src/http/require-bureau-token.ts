import type { Context } from 'koa';

import { problem } from '../../../../../src/platform/errors';

/** `what` it is about, such as 'Usage of the bureau is taken from'; `scope`: what the token must be allowed. */
type Asked = { what: string; scope: string };
type State = { auth?: { strategy?: { name?: string } } };

/**
 * Strapi lets in whom its settings name for a route, the public too. Whatever is ticked there, this is for systems of
 * the bureau, which hold a token of the panel.
 * @throws problem 403 `token-needed`.
 */
export const requireBureauToken = (ctx: Context, { what, scope }: Asked): void => {
  if ((ctx.state as State).auth?.strategy?.name === 'content-api-token') return;
  throw problem({
    status: 403,
    code: 'token-needed',
    message: `${what} systems with an API token only.`,
    whatToDo: `Make an API token in the settings that may call ${scope}, and send it as a bearer token.`,
  });
};
