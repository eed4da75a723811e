import type { Context } from 'koa';
import { z } from 'zod';

import { isIsoDate } from '../../../../../src/billing/calendar';
import { problem } from '../../../../../src/platform/errors';
import type {
  ChangeTierBody,
  QuoteActBody,
  RecordActBody,
  WaiveActBody,
} from '../../../shared/contracts/acts';
import { namedRequest, requestIdField } from './named-request';

const day = z.string().refine(isIsoDate);
const pence = z.number().int();

const BODIES = {
  record: z.object({
    service: z.string().trim().min(1).max(100),
    requestId: requestIdField,
    actedOn: day,
    quantity: z.number(),
    customerDocumentId: z.string().max(100).nullish(),
    note: z.string().max(1_000).nullish(),
    quotedPence: pence.nullish(),
  }),
  tier: z.object({
    tierCode: z.string().trim().min(1).max(30),
    validFrom: day,
  }) satisfies z.ZodType<ChangeTierBody>,
  waive: z.object({ reason: z.string().max(1_000) }) satisfies z.ZodType<WaiveActBody>,
  quote: z.object({
    quotedPence: pence,
    reason: z.string().max(1_000),
  }) satisfies z.ZodType<QuoteActBody>,
};

type Bodies = {
  record: RecordActBody;
  tier: ChangeTierBody;
  waive: WaiveActBody;
  quote: QuoteActBody;
};

/** The body of a request about acts. Throws a typed 400 `request-invalid` that names the field. */
export const actsBody = <Name extends keyof Bodies>(ctx: Context, name: Name): Bodies[Name] => {
  const parsed = BODIES[name].safeParse((ctx.request as { body?: unknown }).body ?? {});
  if (parsed.success) {
    return (
      'service' in parsed.data ? namedRequest(ctx, parsed.data) : parsed.data
    ) as Bodies[Name];
  }
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw problem({
    code: 'request-invalid',
    ...(field && { field }),
    message: field
      ? `The field ${field} is missing or not of the right kind.`
      : 'The request cannot be read.',
    whatToDo: 'Give it as in the form of the page, for example 2026-06-14 for a day.',
  });
};

/** The month of a list, `YYYY-MM`; that of `today` when it is missing or none. */
export const monthOf = (query: Record<string, unknown>, today: string): string => {
  const { month } = query;
  return typeof month === 'string' && isIsoDate(`${month}-01`) ? month : today.slice(0, 7);
};

/** The day of a request; `today` when it is missing or none. */
export const dayOf = (query: Record<string, unknown>, today: string): string =>
  typeof query.day === 'string' && isIsoDate(query.day) ? query.day : today;
