import type { Context } from 'koa';
import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';
import {
  CREDIT_CHECK_RESULTS,
  type CreditCheckBody,
  type TakeBackBody,
} from '../../../shared/contracts/credit-checks';
import { namedRequest, requestIdField } from './named-request';

/** Words that may be left out; what is empty is none. */
const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((typed) => typed || null);

const check = z.strictObject({
  requestId: requestIdField,
  checkedOn: z.iso.date(),
  provider: z.string().trim().min(1).max(100),
  reference: optional(100),
  result: z.enum(CREDIT_CHECK_RESULTS),
  limitPence: z.number().int().min(0).max(100_000_000_000).nullable().default(null),
  note: optional(1000),
  askedBy: optional(200),
});

const takingBack = z.strictObject({ reason: z.string().trim().min(1).max(1000) });

const parsed = <Body>(ctx: Context, schema: z.ZodType<Body>, whatToDo: string): Body => {
  const result = schema.safeParse((ctx.request as { body?: unknown }).body ?? {});
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join('.') ?? '';
  throw problem({
    code: 'request-invalid',
    ...(field && { field }),
    message: `The field ${field || 'body'} is missing or not of the right kind.`,
    whatToDo,
  });
};

/** A credit check to be recorded. Throws a typed 400 `request-invalid` that names the field. */
export const creditCheckBody = (ctx: Context): CreditCheckBody =>
  namedRequest(
    ctx,
    parsed(ctx, check, 'Say when it was checked, by which provider, and what the result was.'),
  );

/** Why a check is taken back. Throws a typed 400 `request-invalid` that names the field. */
export const takeBackBody = (ctx: Context): TakeBackBody =>
  parsed(ctx, takingBack, 'Say why, for those who look at it later.');
