import { daysBetween, type IsoDate, previousCycleDate } from '../calendar';
import { mulDivHalfUp, type Pence } from '../money';

/**
 * The days of a bill's period and of the whole cycle that ends with it: what an amount per bill is prorated by. A first
 * or bridging bill is of fewer or more days than its cycle.
 */
export const billDays = (bill: {
  periodFrom: IsoDate;
  billDate: IsoDate;
  anchorDay: number;
}): { days: number; fullDays: number } => {
  const { billDate, anchorDay } = bill;
  const fullDays = daysBetween(previousCycleDate({ before: billDate, anchorDay }), billDate);
  return { days: Math.max(0, daysBetween(bill.periodFrom, billDate)), fullDays };
};

/** An amount per whole period for a part of it (or more than one), rounded half-up. */
export const prorateAmount = (
  amountPence: Pence,
  { days, fullDays }: { days: number; fullDays: number },
): Pence => (days === fullDays ? amountPence : mulDivHalfUp(amountPence, days, fullDays));
