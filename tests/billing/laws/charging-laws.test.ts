import fc from 'fast-check';

import {
  addDays,
  bridgeDates,
  cycleDateOnOrAfter,
  nextCycleDate,
} from '../../../src/billing/calendar';
import {
  type ChargeSegment,
  type MadeCharge,
  recurringCharges,
  type RecurringTerms,
  type TermsChange,
} from '../../../src/billing/charging';

/*
 * A service lives through bills, changes, a cease and moves of its customer's bill day. The bills are made one after the
 * other as a run makes them, each from what the ones before it left.
 */
const START = '2027-01-01';
const day = (from: number, to: number) => fc.integer({ min: from, max: to });
const date = (from: number, to: number) => day(from, to).map((days) => addDays(START, days));

const change = fc.record({
  from: date(0, 500),
  quantity: fc.option(day(1, 5), { nil: null }),
  // From £5: a day of a year is a penny at least. Or nothing at all, which is charged and credited by lines of nothing.
  unitPriceMicro: fc.option(fc.oneof(day(5_000_000, 50_000_000), fc.constant(0)), { nil: null }),
});

type Event =
  | { kind: 'change'; at: number; change: TermsChange }
  | { kind: 'cease'; at: number; date: string | null }
  | { kind: 'move'; at: number; toDay: number; bridge: 'part' | 'stretch' };

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('change' as const), at: day(0, 11), change }),
  fc.record({
    kind: fc.constant('cease' as const),
    at: day(0, 11),
    date: fc.option(date(30, 400), { nil: null }),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    at: day(0, 11),
    toDay: day(1, 31),
    bridge: fc.constantFrom('part' as const, 'stretch' as const),
  }),
);

const life = fc.record({
  terms: fc.record({
    timing: fc.constantFrom('advance' as const, 'arrears' as const),
    months: fc.constantFrom(1 as const, 3 as const, 12 as const),
    unitPriceMicro: day(5_000_000, 100_000_000),
    quantity: day(1, 9),
    alignment: fc.constantFrom('cycle' as const, 'anniversary' as const),
    prorateChange: fc.boolean(),
  }),
  startDate: date(0, 40),
  anchorDay: day(1, 31),
  events: fc.array(event, { maxLength: 6 }),
});

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;
type Bill = { billDate: string; periodFrom: string; segments: ChargeSegment[] };

const toMade = (segment: ChargeSegment): MadeCharge => ({
  period: segment.period,
  fullPeriod: segment.fullPeriod,
  chargedDays: segment.days,
  quantity: segment.quantity,
  unitPriceMicro: segment.unitPriceMicro,
});

/** Twelve bills of a life; `changes` in the order in which they were entered. */
const live = ({ terms: base, startDate, anchorDay: firstDay, events }: Life) => {
  const terms = {
    ...base,
    prorateStart: true,
    prorateEnd: true,
  } satisfies RecurringTerms;
  let anchorDay = firstDay;
  let periodFrom = startDate;
  let billDate = cycleDateOnOrAfter({ date: startDate, anchorDay });
  let chargedThrough: string | null = null;
  let endDate: string | null = null;
  let made: MadeCharge[] = [];
  const changes: TermsChange[] = [];
  const bills: Bill[] = [];
  const charge = () =>
    recurringCharges({
      terms: {
        ...terms,
        changes: [...changes].sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from))),
      },
      span: { startDate, endDate, chargedThrough },
      cycle: { anchorDay, billDate },
      charges: made,
    });
  for (let index = 0; index < 12; index += 1) {
    for (const one of events.filter(({ at }) => at === index)) {
      if (one.kind === 'change') changes.push(one.change);
      if (one.kind === 'cease')
        endDate = one.date !== null && one.date < startDate ? startDate : one.date;
      if (one.kind === 'move' && bills.length > 0) {
        billDate = bridgeDates({
          periodFrom,
          nextBillDate: billDate,
          toDay: one.toDay,
        })[one.bridge];
        anchorDay = one.toDay;
      }
    }
    const result = charge();
    bills.push({ billDate, periodFrom, segments: result.segments });
    made = [...result.segments.filter(({ isCredit }) => !isCredit).map(toMade), ...made];
    chargedThrough = result.chargedThrough;
    const again = charge();
    periodFrom = billDate;
    billDate = nextCycleDate({ after: billDate, anchorDay });
    if (again.segments.length > 0)
      bills.push({
        billDate: 'again',
        periodFrom: '',
        segments: again.segments,
      });
  }
  return { bills, startDate, endDate, chargedThrough };
};

/** Charges less credits of each day. */
const timesPerDay = (segments: readonly ChargeSegment[]): Map<string, number> => {
  const times = new Map<string, number>();
  for (const { period, isCredit } of segments) {
    for (let at = period.from; at < period.to; at = addDays(at, 1)) {
      times.set(at, (times.get(at) ?? 0) + (isCredit ? -1 : 1));
    }
  }
  return times;
};

describe('laws of charging, over random lives of a service', () => {
  it('every day is charged once, none twice, whatever changes, ends and moves', () => {
    fc.assert(
      fc.property(life, (one) => {
        const { bills, startDate, chargedThrough } = live(one);
        const times = timesPerDay(bills.flatMap(({ segments }) => segments));
        for (
          let at = startDate;
          chargedThrough !== null && at < chargedThrough;
          at = addDays(at, 1)
        ) {
          if (times.get(at) !== 1) throw new Error(`${at} is charged ${times.get(at) ?? 0} times`);
        }
        for (const [at, count] of times) {
          if ((chargedThrough === null || at >= chargedThrough) && count !== 0) {
            throw new Error(
              `${at} is charged although the service is charged to ${chargedThrough}`,
            );
          }
        }
      }),
      { numRuns: 4000 },
    );
  });

  it('a bill made once more from where it left the service is empty, and bills follow one another without a gap', () => {
    fc.assert(
      fc.property(life, (one) => {
        const { bills } = live(one);
        expect(bills.filter(({ billDate }) => billDate === 'again')).toEqual([]);
        bills.slice(1).forEach((bill, index) => {
          expect(bill.periodFrom).toBe(bills[index]?.billDate);
          expect(bill.billDate > bill.periodFrom).toBe(true);
        });
      }),
      { numRuns: 2500 },
    );
  });

  it('the order in which changes of different days are entered does not matter', () => {
    const entered = fc.uniqueArray(change, {
      maxLength: 5,
      selector: ({ from }) => from,
    });
    fc.assert(
      fc.property(life, entered, (one, changes) => {
        const events = changes.map((each) => ({
          kind: 'change' as const,
          at: 2,
          change: each,
        }));
        const amounts = (order: typeof events) =>
          live({ ...one, events: order }).bills.map(({ segments }) =>
            segments.map(({ period, amountPence }) => [period, amountPence]),
          );
        expect(amounts([...events].reverse())).toEqual(amounts(events));
      }),
      { numRuns: 1000 },
    );
  });

  it('a move comes after the last bill, and the longer bill is never shorter than the part', () => {
    fc.assert(
      fc.property(date(0, 400), day(1, 31), day(1, 31), (periodFrom, anchorDay, toDay) => {
        const nextBillDate = nextCycleDate({ after: periodFrom, anchorDay });
        const { part, stretch } = bridgeDates({
          periodFrom,
          nextBillDate,
          toDay,
        });
        expect(part > periodFrom && stretch >= nextBillDate && stretch >= part).toBe(true);
        // At most one cycle longer than a month.
        expect(stretch <= addDays(nextBillDate, 31)).toBe(true);
      }),
      { numRuns: 2500 },
    );
  });
});
