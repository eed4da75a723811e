import { epochDay, type EpochDay } from '../calendar';
import { periodIndexAt, periodStart, type ProductPeriods } from './product-periods';
import { type RecurringTerms, type TermsChange } from './types';

/** A change with the day from which it is charged. */
export type DatedChange = TermsChange & { day: EpochDay };

const firstPeriodFrom = (periods: ProductPeriods, day: EpochDay): EpochDay => {
  const k = periodIndexAt(periods, day);
  return periodStart(periods, k) === day ? day : periodStart(periods, k + 1);
};

/** The changes of a service by the day from which they are charged: their own, or that of the next period. */
export const datedChanges = (terms: RecurringTerms, periods: ProductPeriods): DatedChange[] =>
  (terms.changes ?? [])
    .map((change) => {
      const day = epochDay(change.from);
      return {
        ...change,
        day: terms.prorateChange === false ? firstPeriodFrom(periods, day) : day,
      };
    })
    .sort((a, b) => a.day - b.day);

/** What the changes up to a day say, over what was there before them. */
export const termsOn = <Base extends { quantity: number; unitPriceMicro: number }>(
  base: Base,
  changes: readonly DatedChange[],
  day: EpochDay,
): Base => {
  let { quantity, unitPriceMicro } = base;
  for (const change of changes) {
    if (change.day > day) break;
    quantity = change.quantity ?? quantity;
    unitPriceMicro = change.unitPriceMicro ?? unitPriceMicro;
  }
  return { ...base, quantity, unitPriceMicro };
};
