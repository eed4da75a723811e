import fc from 'fast-check';
import {
  addCycles,
  addDays,
  cycleDateOnOrBefore,
  epochDay,
  type IsoDate,
  isoDateFromEpochDay,
} from '../../../src/billing/calendar';
import {
  type ChargeSegment,
  recurringCharges,
  type RecurringTerms,
} from '../../../src/billing/charging';
import { sumPence } from '../../../src/billing/money';

const anyDate = fc.integer({ min: 19_000, max: 19_800 }).map(isoDateFromEpochDay);
const anyTerms: fc.Arbitrary<RecurringTerms> = fc.record({
  timing: fc.constantFrom('advance', 'arrears'),
  months: fc.constantFrom(1, 3, 12),
  unitPriceMicro: fc.nat(500_000_000),
  quantity: fc.integer({ min: 1, max: 9 }),
  prorateStart: fc.boolean(),
  prorateEnd: fc.boolean(),
});

const anyHistory = fc.record({
  terms: anyTerms,
  startDate: anyDate,
  /** Days of service, and how many bills pass before the end becomes known. */
  length: fc.integer({ min: 0, max: 900 }),
  endKnownAtBill: fc.nat(40),
  anchorDay: fc.integer({ min: 1, max: 31 }),
  skipped: fc.array(fc.nat(40), { maxLength: 20 }),
});
type History = typeof anyHistory extends fc.Arbitrary<infer T> ? T : never;

const BILLS = 48;

/** Bills a history month by month, and asks twice at each bill. */
const billAll = (history: History, isSkipped: (bill: number) => boolean): ChargeSegment[] => {
  const { terms, startDate, anchorDay } = history;
  const first = addCycles(cycleDateOnOrBefore({ date: startDate, anchorDay }), anchorDay, -1);
  const segments: ChargeSegment[] = [];
  let chargedThrough: IsoDate | null = null;
  for (let bill = 0; bill < BILLS; bill += 1) {
    if (isSkipped(bill)) continue;
    const endDate = bill >= history.endKnownAtBill ? addDays(startDate, history.length) : null;
    const cycle = { anchorDay, billDate: addCycles(first, anchorDay, bill) };
    const span = { startDate, endDate, chargedThrough };
    const result = recurringCharges({ terms, span, cycle });
    segments.push(...result.segments);
    chargedThrough = result.chargedThrough;
    const again = recurringCharges({ terms, span: { ...span, chargedThrough }, cycle });
    expect(again).toEqual({ segments: [], chargedThrough });
  }
  return segments;
};

/** How often each day was charged, credits taken off. */
const coverage = (segments: ChargeSegment[]): Map<number, number> => {
  const days = new Map<number, number>();
  for (const { period, isCredit } of segments) {
    for (let day = epochDay(period.from); day < epochDay(period.to); day += 1) {
      days.set(day, (days.get(day) ?? 0) + (isCredit ? -1 : 1));
    }
  }
  return days;
};

const inOrder = (segments: ChargeSegment[]): ChargeSegment[] =>
  [...segments].sort((a, b) => a.period.from.localeCompare(b.period.from));

describe('laws of recurring charges', () => {
  it('every day of service is charged exactly once, and no other day', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const segments = billAll(history, () => false);
        const start = epochDay(history.startDate);
        const end = start + history.length;
        const days = coverage(segments);
        for (let day = start; day < end; day += 1) {
          // A switched-off end proration keeps what was charged past the end; it never misses any.
          if (days.get(day) !== 1) throw new Error(`${isoDateFromEpochDay(day)}: ${days.get(day)}`);
        }
        const outside = [...days].filter(
          ([day, times]) => (day < start || day >= end) && times !== 0,
        );
        if (history.terms.prorateEnd || history.endKnownAtBill === 0) expect(outside).toEqual([]);
        else expect(outside.every(([day, times]) => day >= end && times === 1)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('bills that were missed are caught up to the same charges', () => {
    fc.assert(
      fc.property(anyHistory, (anyOne) => {
        const history = { ...anyOne, endKnownAtBill: 0 };
        const monthly = billAll(history, () => false);
        const withGaps = billAll(history, (bill) => history.skipped.includes(bill));
        expect(withGaps).toEqual(monthly);
      }),
      { numRuns: 100 },
    );
  });

  it('a credit is the mirror of the charge for the same days', () => {
    fc.assert(
      fc.property(anyHistory, (anyOne) => {
        const history = { ...anyOne, terms: { ...anyOne.terms, prorateEnd: true } };
        const { terms, startDate, anchorDay } = history;
        const [charge] = inOrder(billAll({ ...history, endKnownAtBill: BILLS }, () => false));
        if (!charge) throw new Error('nothing charged');
        const { segments } = recurringCharges({
          terms,
          span: { startDate, endDate: startDate, chargedThrough: charge.period.to },
          cycle: { anchorDay, billDate: charge.period.to },
        });
        expect(segments.map((segment) => segment.period)).toEqual([charge.period]);
        expect(segments[0]?.amountPence).toBe(charge.amountPence === 0 ? 0 : -charge.amountPence);
      }),
      { numRuns: 200 },
    );
  });

  it('never charges more than a period costs, nor less than nothing, within it', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const segment of billAll(history, () => false)) {
          const whole = (segment.unitPriceMicro * segment.quantity) / 10_000;
          expect(Math.abs(segment.amountPence)).toBeLessThanOrEqual(Math.floor(whole + 0.5));
          expect(segment.isCredit ? segment.amountPence <= 0 : segment.amountPence >= 0).toBe(true);
          expect(segment.days).toBeLessThanOrEqual(segment.fullDays);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a year of whole months costs twelve times the price', () => {
    const price = fc.nat(100_000).map((pence) => pence * 10_000);
    fc.assert(
      fc.property(
        anyTerms,
        price,
        fc.integer({ min: 1, max: 31 }),
        anyDate,
        (any, unitPriceMicro, anchorDay, date) => {
          const terms = { ...any, unitPriceMicro, months: 1 as const };
          const startDate = cycleDateOnOrBefore({ date, anchorDay });
          const { segments } = recurringCharges({
            terms,
            span: { startDate, endDate: addCycles(startDate, anchorDay, 12), chargedThrough: null },
            cycle: { anchorDay, billDate: addCycles(startDate, anchorDay, 12) },
          });
          expect(segments).toHaveLength(12);
          expect(sumPence(segments.map((segment) => segment.amountPence))).toBe(
            (12 * unitPriceMicro * terms.quantity) / 10_000,
          );
        },
      ),
    );
  });

  it('keeps charging each day once when the cycle day changes', () => {
    const anchors = fc.array(fc.integer({ min: 1, max: 31 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(anyTerms, anyDate, anchors, (terms, startDate, anchorDays) => {
        let chargedThrough: IsoDate | null = null;
        let billDate = startDate;
        const segments: ChargeSegment[] = [];
        for (const anchorDay of anchorDays) {
          for (let bill = 0; bill < 4; bill += 1) {
            billDate = addDays(billDate, 30);
            const span = { startDate, endDate: null, chargedThrough };
            const result = recurringCharges({ terms, span, cycle: { anchorDay, billDate } });
            segments.push(...result.segments);
            chargedThrough = result.chargedThrough;
          }
        }
        const days = coverage(segments);
        const last = chargedThrough === null ? epochDay(startDate) : epochDay(chargedThrough);
        expect(days.size).toBe(last - epochDay(startDate));
        expect([...days.values()].every((times) => times === 1)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
