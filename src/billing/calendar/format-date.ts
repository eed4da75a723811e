import { addDays, type IsoDate, type Period, yearMonthDay } from './civil-date';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date for people: '5 Jun 2025'. */
export const formatDate = (date: IsoDate): string => {
  const { year, month, day } = yearMonthDay(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
};

/** A period for people, who count its last day in: '1 Jun 2025 to 30 Jun 2025', or one date. */
export const formatPeriod = (period: Period): string => {
  const last = addDays(period.to, -1);
  if (last <= period.from) return formatDate(period.from);
  return `${formatDate(period.from)} to ${formatDate(last)}`;
};
