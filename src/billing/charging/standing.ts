import { epochDay, type EpochDay } from '../calendar';
import { formatPence, mulDivHalfUp, type Pence } from '../money';
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

/**
 * By how much less of these days the customer pays than quantity and price come to (negative: more): people set the amount
 * by hand, left the charge out, or a credit note took back of it. Shared out by days.
 */
export const reductionOf = (
  terms: RecurringTerms,
  standing: Standing,
  span: { from: EpochDay; to: EpochDay },
): Pence => {
  const { charge } = standing;
  const { standsPence, chargedDays, quantity, unitPriceMicro } = charge;
  if (standsPence === undefined) return 0;
  const { isAll, days } = daysOfCharge(standing, span);
  const priced = { ...terms, quantity, unitPriceMicro };
  const amountOf = (by: number): Pence =>
    chargeSegment({ terms: priced, days: { ...days, chargedDays: by }, isCredit: false })
      .amountPence;
  if (amountOf(chargedDays) === standsPence) return 0;
  const stands = isAll ? standsPence : mulDivHalfUp(standsPence, days.chargedDays, chargedDays);
  return amountOf(days.chargedDays) - stands;
};

/** A charge or credit with another amount than quantity and price make, and why. */
export const withAmount = (
  segment: ChargeSegment,
  amountPence: Pence,
  why: string,
): ChargeSegment => ({
  ...segment,
  amountPence,
  explanation: {
    ...segment.explanation,
    sentence: `${segment.explanation.sentence} ${why} ${formatPence(amountPence)}.`,
    facts: { ...segment.explanation.facts, amountPence },
  },
});

/** Credits days of a charge at the quantity, price, tax and discount it was made with: what is still paid of them. */
export const creditOf = (
  terms: RecurringTerms,
  standing: Standing,
  span: { from: EpochDay; to: EpochDay },
): ChargeSegment => {
  const { charge } = standing;
  const { isAll, days } = daysOfCharge(standing, span);
  const { quantity, unitPriceMicro, made } = charge;
  const priced = chargeSegment({
    terms: { ...terms, quantity, unitPriceMicro },
    days,
    isCredit: true,
  });
  const reduction = reductionOf(terms, standing, span);
  const segment =
    reduction === 0
      ? priced
      : withAmount(
          priced,
          priced.amountPence + reduction,
          'Of what these days were charged, that much is still paid:',
        );
  if (!made) return segment;
  const share = { isAll, days: days.chargedDays, chargedDays: charge.chargedDays };
  return { ...segment, made: shareOf(made, share) };
};
