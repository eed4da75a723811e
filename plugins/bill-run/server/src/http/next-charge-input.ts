import type { Context } from 'koa';
import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';
import type { NextBillChargeBody } from '../../../shared/contracts/next-bill-charges';
import { namedRequest, requestIdField } from './named-request';

const charge = z.strictObject({
  requestId: requestIdField,
  description: z.string().trim().min(1).max(200),
  netPence: z
    .number()
    .int()
    .min(-100_000_000)
    .max(100_000_000)
    .refine((pence) => pence !== 0),
  vatTreatment: z.enum(['standard', 'reduced', 'zero', 'exempt', 'outside']),
  reason: z.string().trim().min(1).max(500),
});

/** A charge by hand for the next bill. Throws a typed 400 `request-invalid` that names the field. */
export const nextChargeBody = (ctx: Context): NextBillChargeBody => {
  const parsed = charge.safeParse((ctx.request as { body?: unknown }).body ?? {});
  if (parsed.success) return namedRequest(ctx, parsed.data);
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw problem({
    code: 'request-invalid',
    ...(field && { field }),
    message: `The field ${field || 'body'} is missing or not of the right kind.`,
    whatToDo: 'Say what is charged, the amount in whole pence but not nothing, its VAT, and why.',
  });
};
