import type { Context } from 'koa';

import { problem } from './errors';

/** Header by which a caller says that two requests are one. */
export const IDEMPOTENCY_HEADER = 'idempotency-key';

/** The name that a caller gave a request in its header; undefined when he gave none. @throws problem 400 `idempotency-key-invalid`. */
export const requestKeyOf = (ctx: Context): string | undefined => {
  const given = ctx.request.headers[IDEMPOTENCY_HEADER];
  const key = Array.isArray(given) ? given[0] : given;
  if (!key) return undefined;
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw problem({
    code: 'idempotency-key-invalid',
    field: 'Idempotency-Key',
    message: 'The idempotency key cannot be used.',
    whatToDo: 'Send 1 to 200 letters, digits and signs without spaces, such as a UUID.',
  });
};

/**
 * The name by which a request is known again: that of its header, or of the field `requestId` of its body; undefined when it has
 * neither. @throws problem 400 `idempotency-key-invalid`, `request-named-twice` when they differ.
 */
const requestNameOf = (ctx: Context, requestId: string | undefined): string | undefined => {
  const key = requestKeyOf(ctx);
  if (key === undefined || requestId === undefined || key === requestId) return key ?? requestId;
  throw problem({
    code: 'request-named-twice',
    field: 'requestId',
    message: 'The Idempotency-Key and the requestId of this request differ.',
    whatToDo: 'Send one of them, or the same in both.',
  });
};

/**
 * A body with the name of its request, from header or field. `code` is what a missing one is called where it is refused.
 * @throws problem 400 `code` when neither has one, `request-named-twice` when they differ, `idempotency-key-invalid`.
 */
export const withRequestName = <Body extends { requestId?: string | undefined }>(
  ctx: Context,
  body: Body,
  code: 'required' | 'request-invalid',
): Omit<Body, 'requestId'> & { requestId: string } => {
  const requestId = requestNameOf(ctx, body.requestId);
  if (requestId !== undefined) return { ...body, requestId };
  throw problem({
    code,
    field: 'requestId',
    message: 'The request has no name by which it is known again.',
    whatToDo: 'Send an Idempotency-Key, or a requestId of 8 to 100 signs, such as a UUID.',
  });
};
