import { type EpochDay } from '../calendar';
import { chargeSegment } from './charge-segment';
import { periodIndexAt, periodStart, type ProductPeriods } from './product-periods';
import { creditOf, findStanding, standingOf } from './standing';
import { type ChargeSegment, type MadeCharge, type RecurringTerms } from './types';

type Credited = {
  terms: RecurringTerms;
  periods: ProductPeriods;
  start: EpochDay;
  charges: readonly MadeCharge[];
};

/** The days within one product period by the price of today, for what was charged before our time. */
const creditByTerms = (
  { terms, periods, start }: Credited,
  { from, to }: { from: EpochDay; to: EpochDay },
): ChargeSegment => {
  const k = periodIndexAt(periods, from);
  const fullFrom = periodStart(periods, k);
  const chargedFrom = !terms.prorateStart && from === start ? fullFrom : from;
  const days = { from, to, fullFrom, fullTo: periodStart(periods, k + 1) };
  return chargeSegment({
    terms,
    days: { ...days, chargedDays: to - chargedFrom },
    isCredit: true,
  });
};

/**
 * Credits the days [from, to) of a service as they were charged: at the quantity and price of the charge that stands
 * on them, whatever the service costs by now. Of several charges of a day the one made last stands; the ones before it
 * have been credited. Days without a known charge are credited by the terms.
 *
 * @throws RangeError when an amount is not a safe integer.
 */
export const creditSegments = (
  credited: Credited,
  span: { from: EpochDay; to: EpochDay },
): ChargeSegment[] => {
  const standing = credited.charges.map(standingOf);
  const segments: ChargeSegment[] = [];
  for (let from = span.from; from < span.to; ) {
    const day = from;
    const made = findStanding(standing, day);
    const periodEnd = periodStart(credited.periods, periodIndexAt(credited.periods, day) + 1);
    const cuts = standing.flatMap((charge) => [charge.from, charge.to]).filter((cut) => cut > day);
    const to = Math.min(span.to, ...cuts, ...(made ? [] : [periodEnd]));
    segments.push(
      made ? creditOf(credited.terms, made, { from, to }) : creditByTerms(credited, { from, to }),
    );
    from = to;
  }
  return segments;
};
