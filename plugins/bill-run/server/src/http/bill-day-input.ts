import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';
import type { MoveBillDayBody } from '../../../shared/contracts/bill-days';

const day = z.number().int().min(1).max(31);

const moveBody = z.object({
  selection: z.union([
    z.object({ customers: z.array(z.string().max(64)).min(1).max(5000) }),
    z.object({
      fromDay: day,
      count: z.number().int().min(1).max(5000),
      resellerDocumentId: z.string().nullish(),
    }),
  ]),
  toDay: day,
  bridge: z.enum(['part', 'stretch']).default('part'),
  reason: z.string().trim().min(1).max(500).optional(),
});

/** The body of a move, or of the preview of one. Throws a typed 400 that names the field. */
export const parseMove = (request: object): MoveBillDayBody => {
  const parsed = moveBody.safeParse((request as { body?: unknown }).body ?? {});
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? 'selection');
  throw problem({
    status: 400,
    code: 'request-invalid',
    field,
    message: `The field ${field} is missing or not of the right kind.`,
    whatToDo: 'Choose up to 5,000 customers, and the bill day 1 to 31 that they move to.',
  });
};

const calendarQuery = z.object({
  resellerDocumentId: z.string().max(64).nullish().catch(null),
  search: z.string().trim().max(100).optional().catch(undefined),
});

/** Reseller and search of the calendar and of its lists. */
export const parseCalendarQuery = (query: Record<string, unknown>) => {
  const { resellerDocumentId, search } = calendarQuery.parse(query);
  return { resellerDocumentId: resellerDocumentId || null, search };
};

/** The day in the path. Throws a typed 400 when it is none of 1 to 31. */
export const parseDay = (text: unknown): number => {
  const parsed = day.safeParse(Number(text));
  if (parsed.success) return parsed.data;
  throw problem({
    status: 400,
    code: 'day-invalid',
    field: 'day',
    message: 'There is no such bill day.',
    whatToDo: 'Choose a day from 1 to 31.',
  });
};
