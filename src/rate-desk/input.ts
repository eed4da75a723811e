import { z } from 'zod';

import { isIsoDate } from '../billing';
import { problem } from '../platform/errors';
import type { DeskRate, ImportMapping } from './contracts';

const text = (max: number) => z.string().trim().max(max);
const day = z.string().refine(isIsoDate, 'is not a date');
const id = text(40).min(1);
const micro = z.number().int().min(0).max(1_000_000_000_000);
const count = (max: number) => z.number().int().min(1).max(max);

const rate: z.ZodType<DeskRate> = z.strictObject({
  prefix: z
    .string()
    .trim()
    .regex(/^=?\d{1,15}$/),
  destination: text(200),
  bandGroup: text(60),
  connectionMicro: micro,
  perCallMicro: micro.optional(),
  peakMicro: micro,
  offPeakMicro: micro,
  weekendMicro: micro,
  minimumMicro: micro,
  firstIncrementS: z.number().int(),
  nextIncrementS: z.number().int(),
  capMicro: micro.nullable(),
  capSeconds: count(604_800).nullable(),
  serviceCode: z.string().trim().max(10).optional(),
  isItemisationSuppressed: z.boolean().optional(),
});

const key = z.string().min(8).max(64).optional();

const mapping = z.object({
  columns: z.record(z.string(), text(200)),
  per: z.enum(['minute', 'second']),
  microPerUnit: z.number().int().min(1).max(1_000_000),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is not a currency such as EUR')
    .default('GBP'),
  exchange: z
    .object({ microPoundsPerUnit: z.number().int().min(1).max(1_000_000_000), date: day })
    .nullable()
    .default(null),
  decimalMark: z.enum(['.', ',']),
  dateFormat: text(40),
  endDate: z.enum(['last-day', 'first-day-after']),
  skipStatuses: z.array(text(60)).max(50),
  defaults: z.object({
    effective: day.nullable(),
    firstIncrementS: count(3600),
    nextIncrementS: count(3600),
    connectionMicro: micro,
    minimumMicro: micro,
  }),
  hasHeader: z.boolean(),
}) as unknown as z.ZodType<ImportMapping>;

const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('draft'), version: id }),
  z.object({ kind: z.literal('new'), validFrom: day, note: text(120).default('') }),
]);

const uplift = z.object({
  by: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('percent'),
      basisPoints: z.number().int().min(-10_000).max(100_000),
    }),
    z.object({ kind: z.literal('amount'), micro: z.number().int().min(-1e9).max(1e9) }),
  ]),
  prices: z.array(z.enum(['minutes', 'connection', 'per-call', 'minimum', 'cap'])).min(1),
  rounding: z.object({
    mode: z.enum(['up', 'half-up']),
    precisionMicro: count(1_000_000),
  }),
});

const kind = z.enum(['new', 'gone', 'dearer', 'cheaper', 'other']).optional();

const band = z.strictObject({
  band: z.string().regex(/^[a-z0-9-]{2,40}$/),
  peakMicro: micro,
  offPeakMicro: micro,
  weekendMicro: micro,
  connectionMicro: micro,
  firstIncrementS: count(3600),
  nextIncrementS: count(3600),
  serviceCode: text(10),
});

const event = z.strictObject({
  kind: z.enum(['sms', 'data', 'other']),
  eventType: text(60).nullable(),
  prefix: z
    .string()
    .regex(/^=?\d{1,15}$/)
    .nullable(),
  name: text(60).min(1),
  band: z.string().regex(/^[a-z0-9-]{2,40}$/),
  priceMicro: micro,
  blockSize: count(1_000_000_000),
  blockUnit: z.enum(['each', 'byte', 'KB', 'MB', 'GB']),
  blockRounding: z.enum(['up', 'half-up', 'down', 'exact']),
});

const dayHours = z.array(z.enum(['peak', 'off-peak', 'weekend'])).length(24);

/** The bodies of requests to the desk. */
export const BODIES = {
  card: z.object({
    name: text(80).min(1),
    kind: z.enum(['buy', 'sell']).default('sell'),
    reseller: id.nullable().default(null),
    note: text(400).nullable().default(null),
  }),
  cardChange: z.object({
    name: text(80).min(1).optional(),
    note: text(400).nullable().optional(),
    roundingMode: z.enum(['up', 'half-up', 'down']).optional(),
    roundingDecimals: z.number().int().min(0).max(4).optional(),
    isSplitAtBandChange: z.boolean().optional(),
    hours: id.nullable().optional(),
  }),
  version: z.object({
    validFrom: day,
    note: text(120).nullable().default(null),
    copyOf: id.nullable().default(null),
  }),
  copy: z.object({
    name: text(80).min(1),
    reseller: id.nullable(),
    version: id,
    validFrom: day,
  }),
  versionChange: z.object({ validFrom: day.optional(), note: text(120).nullable().optional() }),
  changes: z.object({
    kind: z.enum(['edit', 'paste', 'delete']),
    rates: z.array(rate).max(5_000).default([]),
    removed: z.array(text(16)).max(5_000).default([]),
    key,
  }),
  extra: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('band'), documentId: id.nullable(), band }),
    z.object({ kind: z.literal('event'), documentId: id.nullable(), event }),
  ]),
  hours: z.object({
    documentId: id.nullable(),
    name: text(60).min(1),
    weekdays: dayHours,
    saturday: dayHours,
    sunday: dayHours,
    bankHolidays: dayHours,
  }),
  serviceCharge: z.object({
    documentId: id.nullable(),
    code: z.string().regex(/^SC[0-9]{3}$/),
    validFrom: day,
    perMinuteMicro: micro,
    perCallMicro: micro,
    firstIncrementS: count(3600),
    nextIncrementS: count(3600),
    note: text(120).nullable(),
  }),
  extraRemoved: z.object({ kind: z.enum(['band', 'event']), documentId: id }),
  undo: z.object({ change: id }),
  uplift: z.object({ uplift, search: text(100).default(''), isPreview: z.boolean(), key }),
  pasted: z.object({
    text: z.string().min(1).max(4_000_000),
    fileName: text(255).default('Pasted rows'),
    version: id.nullable().default(null),
  }),
  read: z.object({ mapping, validFrom: day }),
  compare: z.object({
    mapping,
    mode: z.enum(['replace', 'merge']),
    target,
    page: count(1_000_000).default(1),
    pageSize: count(200).default(50),
    kind,
  }),
  apply: z.object({ mapping, mode: z.enum(['replace', 'merge']), target }),
} as const;

const refuse = (error: z.ZodError): never => {
  const [issue] = error.issues;
  const field = issue?.path.join('.') ?? '';
  throw problem({
    code: 'request-invalid',
    ...(field && { field }),
    message: field
      ? `The field ${field} is missing or not of the right kind: ${issue?.message ?? ''}.`
      : 'The request cannot be read.',
    whatToDo: 'Put it right and send it again.',
  });
};

/** A body of a request. Throws a typed 400 `request-invalid` that names the field. */
export const readBody = <Name extends keyof typeof BODIES>(
  name: Name,
  body: unknown,
): z.output<(typeof BODIES)[Name]> => {
  const parsed = BODIES[name].safeParse(body ?? {});
  return (parsed.success ? parsed.data : refuse(parsed.error)) as z.output<(typeof BODIES)[Name]>;
};

const query = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  pageSize: z.coerce.number().int().min(1).max(200).catch(50),
  search: z.string().trim().max(100).catch(''),
  sort: z.string().max(40).catch(''),
  against: z.string().max(40).catch(''),
  cards: z.enum(['buy', 'sell']).optional().catch(undefined),
  kind: kind.catch(undefined),
});

/** What a list shows. What is missing or senseless becomes the default: a list is always shown. */
export const readQuery = (input: Record<string, unknown>) => query.parse(input);
