import fc from 'fast-check';
import {
  addDays,
  dayOfWeek,
  daysBetween,
  epochDay,
  isIsoDate,
  isoDateFromEpochDay,
  parseIsoDate,
} from '../../../src/billing/calendar';

const MS_PER_DAY = 86_400_000;

describe('civil dates', () => {
  it("agree with the engine's own calendar on every day from 1890 to 2110", () => {
    const first = Date.UTC(1890, 0, 1) / MS_PER_DAY;
    const last = Date.UTC(2110, 11, 31) / MS_PER_DAY;
    for (let day = first; day <= last; day += 1) {
      const date = new Date(day * MS_PER_DAY);
      const text = date.toISOString().slice(0, 10);
      if (isoDateFromEpochDay(day) !== text || epochDay(text) !== day) throw new Error(text);
      if (dayOfWeek(text) !== (date.getUTCDay() || 7)) throw new Error(`day of week of ${text}`);
    }
  });

  it('agree with it far away too', () => {
    const anyDay = fc.integer({ min: -719_162, max: 2_932_896 });
    fc.assert(
      fc.property(anyDay, (day) => {
        const text = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
        expect(isoDateFromEpochDay(day)).toBe(text);
        expect(epochDay(text)).toBe(day);
      }),
    );
  });

  it('step over month ends, leap days and summer time', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-02-28', 1)).toBe('2025-03-01');
    expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
    expect(daysBetween('2025-03-29', '2025-03-31')).toBe(2);
    expect(daysBetween('2025-03-31', '2025-03-29')).toBe(-2);
  });

  it.each([
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-01-32',
    '2025-1-01',
    '01/02/2025',
    '',
    '2025-01-0x',
    '0000-01-01',
    '2025-01-01T00:00',
  ])('refuse %p', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(parseIsoDate(text)).toMatchObject({ ok: false, error: { code: 'bad-date' } });
    expect(() => epochDay(text)).toThrow(RangeError);
  });

  it('accept a leap day', () => {
    expect(parseIsoDate('2024-02-29')).toEqual({ ok: true, value: '2024-02-29' });
    expect(isIsoDate('1900-02-29')).toBe(false);
    expect(isIsoDate('2000-02-29')).toBe(true);
  });
});
