import type { Context } from 'koa';
import { z } from 'zod';

import { isIsoDate } from '../../../../../src/billing/calendar';
import { problem } from '../../../../../src/platform/errors';
import type {
  NewRate,
  SuspenseSelection,
  SuspenseStatus,
} from '../../../shared/contracts/suspense';
import { SUSPENSE_REASONS } from '../usage/upload-input';

const MOST_IDS = 1_000;
const text = z.string().trim().max(100);

const selection = z.strictObject({
  ids: z.array(z.number().int().positive()).min(1).max(MOST_IDS).optional(),
  reason: z.enum(SUSPENSE_REASONS).optional(),
  card: text.optional(),
  key: text.optional(),
  file: text.optional(),
  search: text.optional(),
});

const day = z.string().refine(isIsoDate, 'is not a date');
const price = z.number().min(0).max(1_000_000);
const seconds = z.number().int().min(1).max(3600);

const BODIES = {
  selection: z.object({ selection }),
  settle: z.object({ selection, reason: z.string().max(1_000) }),
  reason: z.object({ reason: z.string().max(1_000) }),
  text: z.object({ text: z.string().max(65_536), reason: z.string().max(1_000).default('') }),
  read: z.object({ id: z.number().int().positive(), text: z.string().max(65_536) }),
  assign: z.object({ number: text.min(1), service: text.min(1) }),
  service: z.object({
    number: text.min(1),
    customer: text.min(1),
    product: text.min(1),
    startDate: day,
    label: text.max(60).optional(),
  }),
  rate: z.object({
    card: text.min(1),
    prefix: text.min(1),
    destination: text.min(1),
    band: text.min(1),
    peak: price,
    offPeak: price,
    weekend: price,
    connection: price.optional(),
    minimum: price.optional(),
    firstIncrement: seconds.optional(),
    nextIncrement: seconds.optional(),
    firstDay: day,
    lastDay: day,
  }) satisfies z.ZodType<NewRate>,
};

type Bodies = { [Name in keyof typeof BODIES]: z.infer<(typeof BODIES)[Name]> };

const refuse = (error: z.ZodError): never => {
  const field = error.issues[0]?.path.join('.') ?? '';
  throw problem({
    code: 'request-invalid',
    ...(field && { field }),
    message: field
      ? `The field ${field} is missing or not of the right kind.`
      : 'The request cannot be read.',
    whatToDo: 'Reload the page and try again.',
  });
};

/** The body of a request about suspense. Throws a typed 400 `request-invalid` that names the field. */
export const suspenseBody = <Name extends keyof Bodies>(ctx: Context, name: Name): Bodies[Name] => {
  const parsed = BODIES[name].safeParse((ctx.request as { body?: unknown }).body ?? {});
  return parsed.success ? (parsed.data as Bodies[Name]) : refuse(parsed.error);
};

const listed = z.object({
  reason: z.enum(SUSPENSE_REASONS).optional().catch(undefined),
  card: text.optional().catch(undefined),
  key: text.optional().catch(undefined),
  file: text.optional().catch(undefined),
  search: text.optional().catch(undefined),
  status: z.enum(['open', 'recycled', 'written-off']).catch('open'),
});

/** The rows that a list shows. A filter that is not known is left out: a list is always shown. */
export const suspenseQuery = (
  query: Record<string, unknown>,
): { selection: SuspenseSelection; status: SuspenseStatus } => {
  const { status, ...rest } = listed.parse(query);
  const entries = Object.entries(rest).filter(([, value]) => value !== undefined);
  return { status, selection: Object.fromEntries(entries) };
};

/** One text of the query; empty when it is missing. */
export const queryText = (query: Record<string, unknown>, name: string): string =>
  typeof query[name] === 'string' ? query[name].trim().slice(0, 100) : '';

/** The row id in the path; NaN when it is none. */
export const rowIdOf = (ctx: Context): number => {
  const { params } = ctx as unknown as { params: Record<string, string | undefined> };
  return /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : Number.NaN;
};
