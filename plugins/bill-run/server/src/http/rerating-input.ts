import type { Context } from 'koa';
import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';
import type { StartReratingBody, StartWhatIfBody } from '../../../shared/contracts/reratings';
import type { SimulateBody } from '../../../shared/contracts/simulate';

const text = z.string().trim().min(1).max(100);

const BODIES = {
  rerating: z.object({
    selection: z.strictObject({
      from: z.string(),
      to: z.string(),
      customer: text.optional(),
      reseller: text.optional(),
      card: text.optional(),
      version: text.optional(),
      source: text.optional(),
    }),
    reason: z.string().max(500),
  }) satisfies z.ZodType<StartReratingBody>,
  whatIf: z.strictObject({
    version: text,
    from: z.string(),
    to: z.string(),
    customer: text.optional(),
    reseller: text.optional(),
  }) satisfies z.ZodType<StartWhatIfBody>,
  simulate: z.strictObject({
    customer: text.optional(),
    reseller: text.optional(),
    card: text.optional(),
    version: text.optional(),
    compareWith: text.optional(),
    source: text.optional(),
    kind: z.enum(['call', 'sms', 'data']).default('call'),
    number: z.string().trim().max(60).default(''),
    date: z.string(),
    time: z.string(),
    durationS: z.number().int().min(0).max(604_800).default(0),
    quantity: z.number().int().min(0).max(1_000_000_000_000).default(0),
    fileMicro: z.number().int().min(0).max(10_000_000_000).default(0),
  }) satisfies z.ZodType<SimulateBody>,
};

type Bodies = { [Name in keyof typeof BODIES]: z.infer<(typeof BODIES)[Name]> };

/** A body by its name. Throws a typed 400 `request-invalid` that names the field. */
export const parseBodyAs = <Name extends keyof Bodies>(body: unknown, name: Name): Bodies[Name] => {
  const parsed = BODIES[name].safeParse(body ?? {});
  if (parsed.success) return parsed.data as Bodies[Name];
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw problem({
    code: 'request-invalid',
    ...(field && { field }),
    message: field
      ? `The field ${field} is missing or not of the right kind.`
      : 'The request cannot be read.',
    whatToDo: 'Correct it and try again.',
  });
};

/** The body of a request, by its name. */
export const bodyOf = <Name extends keyof Bodies>(ctx: Context, name: Name): Bodies[Name] =>
  parseBodyAs((ctx.request as { body?: unknown }).body, name);
