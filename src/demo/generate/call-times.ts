import { addDays, dayOfWeek, daysBetween, type IsoDate, type Period } from '../../billing/calendar';
import type { Random } from '../random';

/** Weights of the 24 hours of a day. */
type Hours = readonly number[];

const OFFICE_HOURS: Hours = [
  0, 0, 0, 0, 0, 0.1, 0.4, 2, 7, 13, 15, 14, 9, 10, 14, 14, 12, 7, 3, 1.5, 0.8, 0.4, 0.2, 0.1,
];
const HOME_HOURS: Hours = [
  0.2, 0.1, 0, 0, 0, 0.1, 0.6, 2, 4, 6, 7, 7, 6, 5, 5, 6, 8, 10, 12, 12, 9, 5, 2, 0.6,
];

/** Weights of Monday to Sunday. */
const OFFICE_DAYS = [1, 1.05, 1.02, 1, 0.92, 0.16, 0.06] as const;
const HOME_DAYS = [0.9, 0.9, 0.9, 0.95, 1, 1.2, 1.15] as const;

/** Picks the start of calls within a span of days: when offices work, or when people are at home. */
export type CallTimes = (random: Random) => { localDate: IsoDate; secondsOfDay: number };

/** @throws RangeError when the span has no day. */
export const callTimes = (input: { span: Period; isHome: boolean }): CallTimes => {
  const { span, isHome } = input;
  const weights = isHome ? HOME_DAYS : OFFICE_DAYS;
  const days = Array.from({ length: daysBetween(span.from, span.to) }, (_, index) => {
    const date = addDays(span.from, index);
    return [date, weights[dayOfWeek(date) - 1] ?? 1] as const;
  });
  if (days.length === 0) throw new RangeError(`no day in ${span.from} to ${span.to}`);
  const hours = (isHome ? HOME_HOURS : OFFICE_HOURS).map((weight, hour) => [hour, weight] as const);
  return (random) => ({
    localDate: random.weighted(days),
    secondsOfDay: random.weighted(hours) * 3600 + random.int(0, 3599),
  });
};
