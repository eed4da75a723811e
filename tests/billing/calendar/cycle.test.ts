import fc from 'fast-check';
import {
  addCycles,
  anchorDaysDueOn,
  cycleDate,
  cycleDateOnOrAfter,
  cycleDateOnOrBefore,
  cyclePeriodContaining,
  datesDue,
  daysBetween,
  isCycleDate,
  isoDateFromEpochDay,
  nextCycleDate,
  previousCycleDate,
} from '../../../src/billing/calendar';

const anyDate = fc.integer({ min: 10_957, max: 29_220 }).map(isoDateFromEpochDay);
const anyAnchor = fc.integer({ min: 1, max: 31 });

describe('cycle dates', () => {
  it.each([
    [2025, 2, 31, '2025-02-28'],
    [2024, 2, 30, '2024-02-29'],
    [2025, 4, 31, '2025-04-30'],
    [2025, 5, 31, '2025-05-31'],
    [2025, 12, 1, '2025-12-01'],
  ])('of %d-%d on the %d is %s', (year, month, anchorDay, expected) => {
    expect(cycleDate({ year, month, anchorDay })).toBe(expected);
  });

  it('come back to the anchor day after a short month', () => {
    expect(nextCycleDate({ after: '2025-02-28', anchorDay: 31 })).toBe('2025-03-31');
    expect(addCycles('2025-02-28', 31, 1)).toBe('2025-03-31');
    expect(addCycles('2025-01-31', 31, 13)).toBe('2026-02-28');
    expect(addCycles('2024-02-29', 29, 12)).toBe('2025-02-28');
    expect(addCycles('2025-03-31', 31, -1)).toBe('2025-02-28');
  });

  it('are strictly after or before', () => {
    expect(nextCycleDate({ after: '2025-01-15', anchorDay: 15 })).toBe('2025-02-15');
    expect(nextCycleDate({ after: '2025-12-31', anchorDay: 31 })).toBe('2026-01-31');
    expect(previousCycleDate({ before: '2025-01-15', anchorDay: 15 })).toBe('2024-12-15');
    expect(previousCycleDate({ before: '2025-03-31', anchorDay: 31 })).toBe('2025-02-28');
  });

  it('lists the dates due since the last one, missed ones included', () => {
    expect(datesDue({ after: '2025-01-31', upTo: '2025-04-30', anchorDay: 31 })).toEqual([
      '2025-02-28',
      '2025-03-31',
      '2025-04-30',
    ]);
    expect(datesDue({ after: '2025-01-31', upTo: '2025-02-27', anchorDay: 31 })).toEqual([]);
  });

  it('are due for all later anchors on the last day of a month', () => {
    expect(anchorDaysDueOn('2025-02-28')).toEqual([28, 29, 30, 31]);
    expect(anchorDaysDueOn('2024-02-28')).toEqual([28]);
    expect(anchorDaysDueOn('2025-04-30')).toEqual([30, 31]);
    expect(anchorDaysDueOn('2025-05-30')).toEqual([30]);
  });

  it('refuse an anchor that is not a day of a month', () => {
    for (const anchorDay of [0, 32, 1.5, Number.NaN]) {
      expect(() => nextCycleDate({ after: '2025-01-01', anchorDay })).toThrow(RangeError);
    }
  });

  it('cut time into periods of 28 to 31 days without gap or overlap', () => {
    fc.assert(
      fc.property(anyDate, anyAnchor, (date, anchorDay) => {
        const period = cyclePeriodContaining({ date, anchorDay });
        expect(period.from <= date && date < period.to).toBe(true);
        const days = daysBetween(period.from, period.to);
        expect(days).toBeGreaterThanOrEqual(28);
        expect(days).toBeLessThanOrEqual(31);
        expect(nextCycleDate({ after: period.from, anchorDay })).toBe(period.to);
        expect(previousCycleDate({ before: period.to, anchorDay })).toBe(period.from);
        expect(addCycles(period.from, anchorDay, 1)).toBe(period.to);
        expect(cycleDateOnOrBefore({ date, anchorDay })).toBe(period.from);
        const onOrAfter = date === period.from ? date : period.to;
        expect(cycleDateOnOrAfter({ date, anchorDay })).toBe(onOrAfter);
        expect(anchorDaysDueOn(date).includes(anchorDay)).toBe(isCycleDate({ date, anchorDay }));
      }),
    );
  });

  it('add up: n cycles and m cycles are n + m cycles', () => {
    const cycles = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(anyDate, anyAnchor, cycles, cycles, (date, anchorDay, n, m) => {
        const start = cycleDateOnOrAfter({ date, anchorDay });
        expect(addCycles(addCycles(start, anchorDay, n), anchorDay, m)).toBe(
          addCycles(start, anchorDay, n + m),
        );
      }),
    );
  });

  it('fall once a month for every anchor', () => {
    fc.assert(
      fc.property(anyAnchor, fc.integer({ min: 2000, max: 2060 }), (anchorDay, year) => {
        const due = datesDue({ after: `${year - 1}-12-31`, upTo: `${year}-12-31`, anchorDay });
        expect(due.map((date) => Number(date.slice(5, 7)))).toEqual([
          1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
        ]);
      }),
    );
  });
});
