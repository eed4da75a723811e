import type { Context } from 'koa';
import { z } from 'zod';

import { addDays, type IsoDate, isIsoDate } from '../../../../../src/billing/calendar';
import { problem } from '../../../../../src/platform/errors';
import type { LeaveOutBody } from '../../../shared/contracts/likely-duplicates';

type Period = { from: IsoDate; to: IsoDate };

const MOST_DAYS = 92;
const MOST_IDS = 1_000;

const day = z.string().refine(isIsoDate, 'is not a date');
const listed = z.object({
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
});
const leaveOut = z.object({
  from: day,
  to: day,
  source: z.string().min(1).max(200),
  ids: z
    .array(z.string().regex(/^\d{1,18}$/))
    .min(1)
    .max(MOST_IDS)
    .optional(),
  reason: z.string().max(1_000),
}) satisfies z.ZodType<LeaveOutBody>;

const requireShort = <Given extends Period>(period: Given): Given => {
  if (period.from <= period.to && period.to <= addDays(period.from, MOST_DAYS)) return period;
  throw problem({
    code: 'period-too-long',
    field: 'to',
    message: 'The last day is before the first, or more than three months after it.',
    whatToDo: 'Choose three months at most.',
  });
};

const firstOfLastMonth = (today: IsoDate): IsoDate =>
  `${addDays(`${today.slice(0, 8)}01`, -1).slice(0, 8)}01`;

/**
 * The days that are looked at: since the first of last month when none are given.
 * @throws problem 400 `period-too-long`.
 */
export const likelyPeriod = (query: Record<string, unknown>, today: IsoDate): Period => {
  const { from = firstOfLastMonth(today), to = today } = listed.parse(query);
  return requireShort({ from, to });
};

/**
 * What is to be left out.
 * @throws problem 400 `request-invalid`, `period-too-long`.
 */
export const leaveOutBody = (ctx: Context): LeaveOutBody => {
  const parsed = leaveOut.safeParse((ctx.request as { body?: unknown }).body ?? {});
  if (parsed.success) return requireShort(parsed.data);
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw problem({
    code: 'request-invalid',
    ...(field && { field }),
    message: `The field ${field} is missing or not of the right kind.`,
    whatToDo: 'Reload the page and try again.',
  });
};
