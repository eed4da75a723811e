import type { Context } from 'koa';
import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';

const body = z.strictObject({
  source: z.string().trim().toLowerCase().max(30).default(''),
  events: z.array(z.unknown()),
});

/** The body of a request with events. Throws a typed 400 `request-invalid`. */
export const eventsBody = (ctx: Context): z.infer<typeof body> => {
  const parsed = body.safeParse((ctx.request as { body?: unknown }).body ?? {});
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') || 'events';
  throw problem({
    code: 'request-invalid',
    field,
    message: `The field ${field} is missing or not of the right kind.`,
    whatToDo: 'Send {"source": "<code>", "events": [{...}, {...}]} as JSON.',
  });
};

/** The caller's name for what he sends; undefined when he gives none. Throws a typed 400. */
export const keyOfRequest = (ctx: Context): string | undefined => {
  const key = ctx.get('Idempotency-Key');
  if (key === '') return undefined;
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw problem({
    code: 'idempotency-key-invalid',
    field: 'Idempotency-Key',
    message: 'The idempotency key cannot be used.',
    whatToDo: 'Send 1 to 200 letters, digits and signs without spaces, such as a UUID.',
  });
};
