import type { Context } from 'koa';
import { z } from 'zod';

import { withRequestName } from '../../../../../src/platform/request-key';

/** The field of a body by which its request is known again; the header Idempotency-Key may say it instead. */
export const requestIdField = z.string().trim().min(8).max(100).optional();

/**
 * A body with the name of its request, from header or field. Throws a typed 400: `request-invalid` when neither has one,
 * `request-named-twice` when they differ, `idempotency-key-invalid`.
 */
export const namedRequest = <Body extends { requestId?: string | undefined }>(
  ctx: Context,
  body: Body,
) => withRequestName(ctx, body, 'request-invalid');
