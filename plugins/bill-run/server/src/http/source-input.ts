import type { Context } from 'koa';
import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';
import type {
  PreviewBody,
  SaveMappingBody,
  UsageFormat,
  UsageSourceBody,
} from '../../../shared/contracts/usage-sources';
import { mappingSchema } from '../usage/sources/parse-mapping';

const FORMATS = [
  'uk-standard-v3',
  'gamma-daily',
  'gamma-monthly',
  'gamma-previous-month',
  'generic-csv',
  'json-events',
  'item-rental',
] as const satisfies readonly UsageFormat[];

const format = z.enum(FORMATS);
const chosen = z.string().max(100).nullable().default(null);
const MOST_PREVIEW_TEXT = 256 * 1024;

const BODIES = {
  source: z.object({
    name: z.string().trim().min(1).max(80),
    code: z.string().trim().toLowerCase(),
    format,
    supplier: chosen,
    sharesRecordsWith: chosen,
    isWatched: z.boolean().default(false),
    isActive: z.boolean().default(true),
    isForResellers: z.boolean().default(false),
    openTo: chosen,
    note: z.string().trim().max(500).nullable().default(null),
  }) satisfies z.ZodType<UsageSourceBody>,
  mapping: z.object({
    mapping: mappingSchema,
    note: z.string().max(500).default(''),
    version: z.number().int().min(0),
    headerLine: z.string().max(65_536).nullable().default(null),
  }) satisfies z.ZodType<SaveMappingBody>,
  preview: z.object({
    format,
    mapping: mappingSchema.nullable().default(null),
    text: z.string().max(MOST_PREVIEW_TEXT),
  }) satisfies z.ZodType<PreviewBody>,
};

type Bodies = { [Name in keyof typeof BODIES]: z.infer<(typeof BODIES)[Name]> };

/** The body of a request about sources. Throws a typed 400 `request-invalid` that names the field. */
export const sourceBody = <Name extends keyof Bodies>(ctx: Context, name: Name): Bodies[Name] => {
  const parsed = BODIES[name].safeParse((ctx.request as { body?: unknown }).body ?? {});
  if (parsed.success) return parsed.data as Bodies[Name];
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw problem({
    code: 'request-invalid',
    ...(field && { field }),
    message: field ? `The field ${field} is missing or cannot be used.` : 'Nothing came.',
    whatToDo: 'Fill it in as its help says, and try again.',
  });
};

/** A format in the path; undefined when there is none of that name. */
export const formatOf = (text: string | undefined): UsageFormat | undefined =>
  FORMATS.find((known) => known === text);
