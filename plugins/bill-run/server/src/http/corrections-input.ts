import type { Context } from 'koa';
import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';
import type { CreditBody } from '../../../shared/contracts/corrections';
import { namedRequest, requestIdField } from './named-request';

/** No line of an invoice is dearer; what is multiplied beyond would not be exact. */
const pence = z.number().int().min(-10_000_000_000).max(10_000_000_000);
const correction = z.object({
  requestId: requestIdField,
  reason: z.string().max(1_000).default(''),
  lines: z
    .array(z.object({ id: z.number().int().positive(), netPence: pence }))
    .max(10_000)
    .nullish(),
});
const copy = z.object({ requestId: requestIdField, to: z.email().max(200) });

const parse = <Value>(ctx: Context, schema: z.ZodType<Value>): Value => {
  const parsed = schema.safeParse((ctx.request as { body?: unknown }).body ?? {});
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw problem({
    code: 'request-invalid',
    ...(field && { field }),
    message: `The field ${field || 'body'} is missing or not of the right kind.`,
    whatToDo: 'Give amounts in whole pence, and an e-mail address like accounts@example.com.',
  });
};

/** The body of a request to correct an invoice. Throws a typed 400 `request-invalid` that names the field. */
export const correctionBody = (ctx: Context): CreditBody =>
  namedRequest(ctx, parse(ctx, correction));

/**
 * The body of a request to see what a correction would come to; it makes nothing, so it needs nothing to be known again by.
 * Throws a typed 400 as above.
 */
export const previewBody = (ctx: Context): Omit<CreditBody, 'requestId'> => parse(ctx, correction);

/** The body of a request to send a copy. Throws a typed 400 `request-invalid` that names the field. */
export const copyBody = (ctx: Context): { requestId: string; to: string } =>
  namedRequest(ctx, parse(ctx, copy));
