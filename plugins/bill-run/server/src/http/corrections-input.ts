import type { Context } from 'koa';
import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';
import type { CreditBody } from '../../../shared/contracts/corrections';

/** No line of an invoice is dearer; what is multiplied beyond would not be exact. */
const pence = z.number().int().min(-10_000_000_000).max(10_000_000_000);
const requestId = z.string().trim().min(8).max(100);
const correction = z.object({
  requestId,
  reason: z.string().max(1_000).default(''),
  lines: z
    .array(z.object({ id: z.number().int().positive(), netPence: pence }))
    .max(10_000)
    .nullish(),
});
/** A preview makes nothing, so it needs nothing to be known again by. */
const preview = correction.extend({ requestId: requestId.default('preview-only') });
const copy = z.object({ requestId, to: z.email().max(200) });

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
export const correctionBody = (ctx: Context): CreditBody => parse(ctx, correction);

/** The body of a request to see what a correction would come to. Throws a typed 400 as above. */
export const previewBody = (ctx: Context): CreditBody => parse(ctx, preview);

/** The body of a request to send a copy. Throws a typed 400 `request-invalid` that names the field. */
export const copyBody = (ctx: Context): z.infer<typeof copy> => parse(ctx, copy);
