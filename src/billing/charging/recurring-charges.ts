import {
  epochDay,
  type EpochDay,
  type IsoDate,
  isoDateFromEpochDay,
  nextCycleDate,
} from '../calendar';
import { chargeSegment } from './charge-segment';
import { creditSegments } from './credit-segments';
import { periodIndexAt, periodStart, type ProductPeriods, productPeriods } from './product-periods';
import { repriceSegments } from './reprice-segments';
import { type DatedChange, datedChanges, termsOn } from './terms-changes';
import {
  type BillCycle,
  type ChargeSegment,
  type MadeCharge,
  type RecurringTerms,
  type ServiceSpan,
} from './types';

/** What is due, and how far the service is charged once it is billed. */
export type RecurringResult = { segments: ChargeSegment[]; chargedThrough: IsoDate | null };

type Work = {
  terms: RecurringTerms;
  periods: ProductPeriods;
  changes: readonly DatedChange[];
  start: EpochDay;
  end: EpochDay;
};

const NO_CHANGES: readonly DatedChange[] = [];

/** The day to charge up to, before the service's own end is looked at. */
const targetDay = (work: Work, cycle: BillCycle): EpochDay => {
  const { billDate, anchorDay } = cycle;
  const k = periodIndexAt(work.periods, epochDay(billDate));
  const isAnniversary = work.terms.alignment === 'anniversary';
  if (work.terms.timing === 'arrears') return periodStart(work.periods, k);
  // Its periods begin between bill dates: each is charged by the first bill on or after its first day.
  if (isAnniversary) return periodStart(work.periods, k + 1);
  // A service that starts after this bill's own month waits for the bill of that month, however
  // long the product's period is that the bill date lies in.
  const nextBill = epochDay(nextCycleDate({ after: billDate, anchorDay }));
  return work.start < nextBill ? periodStart(work.periods, k + 1) : work.start;
};

/** Charges for [from, to), cut where product periods begin and where terms change. */
const segmentsOf = (
  work: Work,
  span: { from: EpochDay; to: EpochDay },
): { segments: ChargeSegment[]; chargedTo: EpochDay } => {
  const { periods, changes } = work;
  const { prorateStart, prorateEnd } = work.terms;
  const segments: ChargeSegment[] = [];
  let chargedTo = span.from;
  for (let from = span.from; from < span.to; from = chargedTo) {
    const start = from;
    const k = periodIndexAt(periods, from);
    const fullFrom = periodStart(periods, k);
    const fullTo = periodStart(periods, k + 1);
    const change = changes.find(({ day }) => day > start);
    const to = Math.min(span.to, fullTo, change?.day ?? fullTo);
    const isWholeAtStart = !prorateStart && from === work.start;
    const isWholeAtEnd = !prorateEnd && to === work.end;
    const chargedFrom = isWholeAtStart ? fullFrom : from;
    // Charged to the period's end, a cease that moves within the period is not charged again.
    chargedTo = isWholeAtEnd ? fullTo : to;
    const days = { from, to, fullFrom, fullTo, chargedDays: chargedTo - chargedFrom };
    const terms = changes.length === 0 ? work.terms : termsOn(work.terms, changes, from);
    segments.push(chargeSegment({ terms, days, isCredit: false }));
  }
  return { segments, chargedTo };
};

/**
 * Everything of a recurring service that is due on a bill and has not been charged yet.
 *
 * In advance: up to the end of the product period that the bill date is in. In arrears: up to the
 * last product period that has ended by it. Never past the service's end; and when the service has
 * been charged past its end, the unused days are credited as they were charged (unless `prorateEnd` is off). Days that
 * were charged before a change of quantity or price became known are credited and charged anew. Days are half-open. Bills that were missed are caught up by construction: the result depends on how far
 * the service is charged, not on when it was last billed. Store `chargedThrough` with the bill;
 * asked again with it, the answer is nothing.
 *
 * @throws RangeError when a date does not exist, the anchor day is not 1 to 31, the quantity or an
 * amount is not a safe integer.
 */
export const recurringCharges = (input: {
  terms: RecurringTerms;
  span: ServiceSpan;
  cycle: BillCycle;
  /** Charges that were made for days after the service's end or first change, the last made first: what a credit takes back. */
  charges?: readonly MadeCharge[];
}): RecurringResult => {
  const { terms, span, cycle, charges = [] } = input;
  const { startDate } = span;
  const { months, prorateStart, alignment } = terms;
  const { anchorDay } = cycle;
  const periods = productPeriods({ startDate, anchorDay, months, prorateStart, alignment });
  const changes = terms.changes ? datedChanges(terms, periods) : NO_CHANGES;
  const start = epochDay(startDate);
  const end = span.endDate === null ? Number.POSITIVE_INFINITY : epochDay(span.endDate);
  const charged = span.chargedThrough === null ? null : epochDay(span.chargedThrough);
  const work = { terms, periods, changes, start, end };
  const repriced =
    charged === null
      ? []
      : repriceSegments({ terms, changes, charges }, { from: start, to: Math.min(charged, end) });
  const unchanged = { segments: repriced, chargedThrough: span.chargedThrough };

  if (charged !== null && end < charged) {
    const from = Math.max(end, start);
    if (!terms.prorateEnd || from >= charged) return unchanged;
    const credits = creditSegments({ terms, periods, start, charges }, { from, to: charged });
    return { segments: [...repriced, ...credits], chargedThrough: isoDateFromEpochDay(from) };
  }
  const from = Math.max(start, charged ?? start);
  const to = Math.min(targetDay(work, cycle), end);
  if (from >= to) return unchanged;
  const { segments, chargedTo } = segmentsOf(work, { from, to });
  return {
    segments: [...repriced, ...segments],
    chargedThrough: isoDateFromEpochDay(chargedTo),
  };
};
