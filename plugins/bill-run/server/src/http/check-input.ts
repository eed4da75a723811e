import type { Context } from 'koa';
import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';
import type { NewAmendment } from '../../../shared/contracts/checks';

const query = z.object({
  filter: z.enum(['all', 'odd', 'waiting', 'approved', 'changed', 'commented']).catch('all'),
  sort: z.enum(['change', 'gross', 'customer']).catch('change'),
  search: z.string().trim().max(100).optional().catch(undefined),
});

/** What of a check is shown. What makes no sense is left out: a list is always shown. */
export const parseCheckQuery = (input: Record<string, unknown>) => query.parse(input);

const reason = z.string().trim().min(1, 'reason').max(500);
const pence = z.number().int().min(-100_000_000).max(100_000_000);
const description = z.string().trim().min(1).max(200);
const lineKey = z.string().min(1).max(300);

/** The body of a change of a bill. Also what resellers send. */
export const amendmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('add'),
    description,
    netPence: pence,
    vatTreatment: z.enum(['standard', 'reduced', 'zero', 'exempt', 'outside']),
    reason,
  }),
  z.strictObject({
    kind: z.literal('remove'),
    lineKey,
    reason,
    description: description.optional(),
  }),
  z.strictObject({
    kind: z.literal('reprice'),
    lineKey,
    netPence: pence,
    reason,
    description: description.optional(),
  }),
]);

const comment = z.object({ body: z.string().trim().min(1).max(2000) });

const refuse = (error: z.ZodError): never => {
  const field = error.issues[0]?.path.join('.') ?? '';
  throw problem({
    code: 'request-invalid',
    ...(field && { field }),
    message: `The field ${field || 'kind'} is missing or not of the right kind.`,
    whatToDo: 'Say what is changed, the amount in whole pence, and why.',
  });
};

const bodyOf = (ctx: Context): unknown => (ctx.request as { body?: unknown }).body ?? {};

/** What is changed on a bill. Throws a typed 400 that names the field. */
export const parseAmendment = (ctx: Context): NewAmendment => {
  const parsed = amendmentSchema.safeParse(bodyOf(ctx));
  return parsed.success ? parsed.data : refuse(parsed.error);
};

/** What is said of a bill. Throws a typed 400. */
export const parseComment = (ctx: Context): string => {
  const parsed = comment.safeParse(bodyOf(ctx));
  return parsed.success ? parsed.data.body : refuse(parsed.error);
};

const customers = z.object({ customers: z.array(z.string().min(1).max(50)).min(1).max(500) });

/** Which parked customers are tried again together. Throws a typed 400. */
export const parseCustomers = (ctx: Context): string[] => {
  const parsed = customers.safeParse(bodyOf(ctx));
  if (parsed.success) return parsed.data.customers;
  throw problem({
    code: 'request-invalid',
    field: 'customers',
    message: 'It is not said which customers are tried again.',
    whatToDo: 'Send the documentIds of 1 to 500 parked customers as customers.',
  });
};
