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
