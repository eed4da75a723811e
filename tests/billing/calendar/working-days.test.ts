import fc from 'fast-check';
import {
  addWorkingDays,
  dayOfWeek,
  isoDateFromEpochDay,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  ukBankHolidays,
  workingDayOnOrAfter,
  workingDaysBetween,
} from '../../../src/billing/calendar';

const holidays = ukBankHolidays({ fromYear: 2022, toYear: 2028 });

/** The lists that gov.uk publishes for England and Wales. */
const PUBLISHED: Record<number, string[]> = {
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
};

describe('bank holidays of England and Wales', () => {
  it.each(Object.keys(PUBLISHED).map(Number))('are those published for %d', (year) => {
    const ours = [...ukBankHolidays({ fromYear: year, toYear: year })].sort();
    expect(ours).toEqual((PUBLISHED[year] ?? []).map((day) => `${year}-${day}`));
  });

  it('take overrides in both directions', () => {
    const changed = ukBankHolidays({
      fromYear: 2025,
      toYear: 2025,
      overrides: [
        { date: '2025-06-09', isHoliday: true },
        { date: '2025-05-05', isHoliday: false },
      ],
    });
    expect(changed.has('2025-06-09')).toBe(true);
    expect(changed.has('2025-05-05')).toBe(false);
  });
});

describe('working days', () => {
  it('skip weekends and bank holidays', () => {
    expect(nextWorkingDay({ date: '2025-04-17', holidays })).toBe('2025-04-22');
    expect(previousWorkingDay({ date: '2025-04-22', holidays })).toBe('2025-04-17');
    expect(addWorkingDays({ date: '2025-12-24', days: 1, holidays })).toBe('2025-12-29');
    expect(addWorkingDays({ date: '2026-12-24', days: 1, holidays })).toBe('2026-12-29');
    expect(addWorkingDays({ date: '2025-04-22', days: -1, holidays })).toBe('2025-04-17');
  });

  it('do not count the day they start from', () => {
    expect(addWorkingDays({ date: '2025-06-07', days: 1, holidays })).toBe('2025-06-09');
    expect(addWorkingDays({ date: '2025-06-07', days: 0, holidays })).toBe('2025-06-09');
    expect(addWorkingDays({ date: '2025-06-09', days: 0, holidays })).toBe('2025-06-09');
    expect(() => addWorkingDays({ date: '2025-06-09', days: 0.5, holidays })).toThrow(RangeError);
  });

  it('land on working days, count back, and go there and back', () => {
    const anyDate = fc.integer({ min: 18_993, max: 21_100 }).map(isoDateFromEpochDay);
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (date, days) => {
        const later = addWorkingDays({ date, days, holidays });
        expect(isWorkingDay({ date: later, holidays })).toBe(true);
        expect(dayOfWeek(later)).toBeLessThanOrEqual(5);
        expect(workingDaysBetween({ from: date, to: later, holidays })).toBe(days);
        const start = workingDayOnOrAfter({ date, holidays });
        const there = addWorkingDays({ date: start, days, holidays });
        expect(addWorkingDays({ date: there, days: -days, holidays })).toBe(start);
      }),
    );
  });
});
