import type { Context } from 'koa';
import type { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';

/**
 * The body of a request, as its schema reads it. Fields that it does not name are refused, not ignored, if the schema is
 * strict.
 * @throws problem 400 `request-invalid` that names the first field that is wrong.
 */
export const parseBody = <Schema extends z.ZodType>(
  ctx: Context,
  schema: Schema,
): z.output<Schema> => {
  const { body } = ctx.request as { body?: unknown };
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = unknown ?? issue?.path.join('.') ?? '';
  throw problem({
    code: 'request-invalid',
    ...(field && { field }),
    message: unknown
      ? `There is no field ${unknown}.`
      : `${field || 'The request'}: ${issue?.message ?? 'is not right.'}`,
    whatToDo: unknown ? 'Leave it out.' : 'Correct it and send it again.',
  });
};

/** A part of the path of a request, such as `:documentId`. */
export const pathPart = (ctx: Context, name: string): string => {
  const { params } = ctx as unknown as { params: Record<string, string | undefined> };
  return params[name] ?? '';
};

/** Says that nobody may keep the answer: it holds something secret. */
export const neverStore = (ctx: Context): void => {
  ctx.set('Cache-Control', 'no-store');
};
