import type { Context } from 'koa';

import { withRequestName } from '../../../../../../src/platform/request-key';
import { text } from '../writes/body-fields';

/** The field of a body by which a request is known again, for ever. `what` the same one does when it comes again. */
export const requestIdField = (what: string) =>
  text({ max: 100, pattern: /^.{8,}$/, what: 'text of 8 to 100 signs' })
    .optional()
    .meta({
      description: `Yours: the same one again ${what}. Left out, the header Idempotency-Key says it.`,
    });

/**
 * A body with the name of its request, from header or field.
 * @throws problem 400 `required` when neither has one, `request-named-twice`, `idempotency-key-invalid`.
 */
export const named = <Body extends { requestId?: string | undefined }>(ctx: Context, body: Body) =>
  withRequestName(ctx, body, 'required');
