import { type EpochDay } from '../calendar';
import { chargeSegment } from './charge-segment';
import {
  creditOf,
  daysOfCharge,
  findStanding,
  reductionOf,
  type Standing,
  standingOf,
  withAmount,
} from './standing';
import { type DatedChange, termsOn } from './terms-changes';
import { type ChargeSegment, type MadeCharge, type RecurringTerms } from './types';

type Repriced = {
  terms: RecurringTerms;
  changes: readonly DatedChange[];
  charges: readonly MadeCharge[];
};

/**
 * What changes make of days [from, to) that have been charged already: where the charge that stands on them has another
 * quantity or price than the changes say, it is credited as it was made and charged anew for the same days. What no
 * change speaks of stays as it was charged, whatever the service costs by now. Asked again once the bill is issued, the
 * answer is nothing, since the new charge stands then.
 *
 * @throws RangeError when an amount is not a safe integer.
 */
export const repriceSegments = (
  { terms, changes, charges }: Repriced,
  span: { from: EpochDay; to: EpochDay },
): ChargeSegment[] => {
  const [first] = changes;
  if (!first || charges.length === 0) return [];
  const standing = charges.map(standingOf);
  const cuts = [
    ...standing.flatMap(({ from, to }) => [from, to]),
    ...changes.map(({ day }) => day),
  ];
  const segments: ChargeSegment[] = [];
  for (let from = Math.max(span.from, first.day); from < span.to; ) {
    const day = from;
    const to = Math.min(span.to, ...cuts.filter((cut) => cut > day));
    const made = findStanding(standing, day);
    if (made) {
      const { quantity, unitPriceMicro } = made.charge;
      const wanted = termsOn({ ...terms, quantity, unitPriceMicro }, changes, day);
      if (wanted.quantity !== quantity || wanted.unitPriceMicro !== unitPriceMicro) {
        segments.push(...repriced({ terms, wanted, made }, { from, to }));
      }
    }
    from = to;
  }
  return segments;
};

/**
 * Days credited as they were made and charged anew. What people took off the charge is taken off the new one. Both stand on
 * the bill even where they come to nothing: the bill after it goes by the charge that stands, and what a day costs the
 * reseller goes by both.
 */
const repriced = (
  { terms, wanted, made }: { terms: RecurringTerms; wanted: RecurringTerms; made: Standing },
  span: { from: EpochDay; to: EpochDay },
): [ChargeSegment, ChargeSegment] => {
  const { days } = daysOfCharge(made, span);
  const credit = creditOf(terms, made, span);
  const priced = chargeSegment({ terms: wanted, days, isCredit: false });
  const reduction = reductionOf(terms, made, span);
  if (reduction === 0) return [credit, priced];
  const reduced = Math.max(0, priced.amountPence - reduction);
  return [credit, withAmount(priced, reduced, 'As much was taken off as before:')];
};
