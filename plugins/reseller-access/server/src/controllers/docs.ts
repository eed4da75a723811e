import type { Context } from 'koa';

import { documentPage, openApiDocument } from '../rest/openapi';
import { operations } from '../rest/operations';

/** What the REST interface says of itself, to anybody: it holds no data. */
export const docs = () => {
  // Made when it is first asked for; it never changes while the process lives.
  let document: ReturnType<typeof openApiDocument> | undefined;
  const made = () => (document ??= openApiDocument(operations));
  return {
    async openapi(ctx: Context) {
      ctx.body = made();
    },

    async page(ctx: Context) {
      ctx.type = 'text/html; charset=utf-8';
      ctx.body = documentPage(made());
    },
  };
};
