import { epochDay, type EpochDay } from '../calendar';
import { mulDivHalfUp } from '../money';
import { chargeSegment } from './charge-segment';
import { type ChargeSegment, type MadeCharge, type MadeTerms, type RecurringTerms } from './types';

/** A charge of an issued bill, with its days as numbers. */
export type Standing = { charge: MadeCharge; from: EpochDay; to: EpochDay };

export const standingOf = (charge: MadeCharge): Standing => ({
  charge,
  from: epochDay(charge.period.from),
  to: epochDay(charge.period.to),
});

/** The charge that stands on a day: of several the first, which was made last. */
export const findStanding = (standing: readonly Standing[], day: EpochDay): Standing | undefined =>
  standing.find((charge) => charge.from <= day && day < charge.to);

const shareOf = (
  made: MadeTerms,
  { isAll, days, chargedDays }: { isAll: boolean; days: number; chargedDays: number },
): MadeTerms => ({
  ...made,
  discountPence: isAll ? made.discountPence : mulDivHalfUp(made.discountPence, days, chargedDays),
});

/** Days of a standing charge as the segment arithmetic wants them; all that was charged where it is all of it. */
export const daysOfCharge = (
  { charge, from: chargeFrom, to: chargeTo }: Standing,
  { from, to }: { from: EpochDay; to: EpochDay },
) => {
  const isAll = from === chargeFrom && to === chargeTo;
  return {
    isAll,
    days: {
      from,
      to,
      fullFrom: epochDay(charge.fullPeriod.from),
      fullTo: epochDay(charge.fullPeriod.to),
      chargedDays: isAll ? charge.chargedDays : to - from,
    },
  };
};

/** Credits days of a charge at the quantity, price, tax and discount it was made with. */
export const creditOf = (
  terms: RecurringTerms,
  standing: Standing,
  span: { from: EpochDay; to: EpochDay },
): ChargeSegment => {
  const { charge } = standing;
  const { isAll, days } = daysOfCharge(standing, span);
  const { quantity, unitPriceMicro, made } = charge;
  const segment = chargeSegment({
    terms: { ...terms, quantity, unitPriceMicro },
    days,
    isCredit: true,
  });
  if (!made) return segment;
  const share = { isAll, days: days.chargedDays, chargedDays: charge.chargedDays };
  return { ...segment, made: shareOf(made, share) };
};
