import { addDays, yearMonthDay } from '../../../../../src/billing/calendar';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const monthName = (month: number): string => MONTHS[month - 1] ?? '';

/** '2026-06-06' as '6 Jun 2026'. @throws RangeError when it is not a date. */
export const shortDate = (date: string): string => {
  const { year, month, day } = yearMonthDay(date);
  return `${day} ${monthName(month).slice(0, 3)} ${year}`;
};

/** '2026-06-06' as '6 June 2026', for sentences. @throws RangeError when it is not a date. */
export const longDate = (date: string): string => {
  const { year, month, day } = yearMonthDay(date);
  return `${day} ${monthName(month)} ${year}`;
};

/** '2026-06-06' as '6 Jun', where the year is clear. @throws RangeError when it is not a date. */
export const dayAndMonth = (date: string): string => {
  const { month, day } = yearMonthDay(date);
  return `${day} ${monthName(month).slice(0, 3)}`;
};

/**
 * A half-open span of days as people say it, last day included: '6 May – 5 Jun 2026', '1 – 30 Jun 2026', or one date.
 *
 * @throws RangeError when either is not a date.
 */
export const periodText = ({ from, to }: { from: string; to: string }): string => {
  const last = addDays(to, -1);
  if (last <= from) return shortDate(from);
  if (from.slice(0, 7) === last.slice(0, 7))
    return `${yearMonthDay(from).day} – ${shortDate(last)}`;
  const isOneYear = from.slice(0, 4) === last.slice(0, 4);
  return `${isOneYear ? dayAndMonth(from) : shortDate(from)} – ${shortDate(last)}`;
};
