import type { Context } from 'koa';
import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';
import { requestNameOf } from '../../../../../src/platform/request-key';

/** The field of a body by which its request is known again; the header Idempotency-Key may say it instead. */
export const requestIdField = z.string().trim().min(8).max(100).optional();

/**
 * A body with the name of its request, from header or field. Throws a typed 400: `request-invalid` when neither has one,
 * `request-named-twice` when they differ, `idempotency-key-invalid`.
 */
export const namedRequest = <Body extends { requestId?: string | undefined }>(
  ctx: Context,
  body: Body,
): Omit<Body, 'requestId'> & { requestId: string } => {
  const requestId = requestNameOf(ctx, body.requestId);
  if (requestId !== undefined) return { ...body, requestId };
  throw problem({
    code: 'request-invalid',
    field: 'requestId',
    message: 'The request has no name by which it is known again.',
    whatToDo: 'Send an Idempotency-Key, or a requestId of 8 to 100 signs, such as a UUID.',
  });
};
