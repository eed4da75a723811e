import { cycleDateOnOrAfter, nextCycleDate } from './cycle';
import { type IsoDate } from './civil-date';

/** How the days between an old bill day and a new one are bridged: by a shorter bill, or by a longer one. */
export type Bridge = 'part' | 'stretch';

/**
 * The next bill dates that a customer can have when he moves to another bill day. `part`: the first date of the new day
 * after the last bill, so that the next bill is of a part period. `stretch`: the first one not before the bill that he
 * would have had, so that it is of a longer period. They are the same where the new day leads to one date only. Either
 * way the next bill begins where the last one ended: no day is left out or billed twice.
 *
 * @throws RangeError when the day is not 1 to 31 or a date does not exist.
 */
export const bridgeDates = (input: {
  /** The day up to which he has been billed. */
  periodFrom: IsoDate;
  nextBillDate: IsoDate;
  toDay: number;
}): Record<Bridge, IsoDate> => {
  const { periodFrom, nextBillDate, toDay: anchorDay } = input;
  return {
    part: nextCycleDate({ after: periodFrom, anchorDay }),
    stretch: cycleDateOnOrAfter({ date: nextBillDate, anchorDay }),
  };
};
