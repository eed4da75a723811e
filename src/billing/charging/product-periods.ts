import {
  cycleDateOnOrAfter,
  cycleDateOnOrBefore,
  type EpochDay,
  type IsoDate,
  yearMonthDay,
  yearMonthDayOf,
} from '../calendar';
import { cycleDayOfMonth, type MonthIndex, monthIndexOf } from '../calendar/cycle-month';
import { type PeriodMonths } from './types';

/** A product's periods: number 0 starts in `anchorMonth`, number k is k x months later. */
export type ProductPeriods = { anchorMonth: MonthIndex; anchorDay: number; months: PeriodMonths };

/**
 * The periods of a product, counted from the first cycle date on or after the service's start.
 *
 * Where the first period is charged whole they count from the cycle date before the start instead:
 * otherwise a yearly service would pay a year for the days before its first cycle date, and then a
 * year again. For monthly products the two are the same.
 *
 * @throws RangeError when the anchor day is not 1 to 31.
 */
export const productPeriods = (input: {
  startDate: IsoDate;
  anchorDay: number;
  months: PeriodMonths;
  prorateStart: boolean;
  alignment?: 'cycle' | 'anniversary';
}): ProductPeriods => {
  const { anchorDay, months } = input;
  if (input.alignment === 'anniversary') {
    const start = yearMonthDay(input.startDate);
    return { anchorMonth: monthIndexOf(start), anchorDay: start.day, months };
  }
  const cycle = { date: input.startDate, anchorDay };
  const origin = input.prorateStart ? cycleDateOnOrAfter(cycle) : cycleDateOnOrBefore(cycle);
  return { anchorMonth: monthIndexOf(yearMonthDay(origin)), anchorDay, months };
};

/** First day of period k; period k ends where k + 1 starts. */
export const periodStart = (periods: ProductPeriods, k: number): EpochDay =>
  cycleDayOfMonth(periods.anchorMonth + k * periods.months, periods.anchorDay);

/** Number of the period that a day is in; negative before period 0. */
export const periodIndexAt = (periods: ProductPeriods, day: EpochDay): number => {
  const month = monthIndexOf(yearMonthDayOf(day));
  const k = Math.floor((month - periods.anchorMonth) / periods.months);
  return periodStart(periods, k) > day ? k - 1 : k;
};
