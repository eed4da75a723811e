import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  createZoneClock,
  isoDateFromEpochDay,
  type ZoneClock,
} from '../../../src/billing/calendar';

const clockOf = (zone: string): ZoneClock => {
  const clock = createZoneClock(zone);
  if (!clock.ok) throw new Error(clock.error.message);
  return clock.value;
};
const london = clockOf('Europe/London');
const utc = (text: string): number => Date.parse(text) / 1000;

describe('createZoneClock', () => {
  it.each([
    ['2025-03-30T00:59:59Z', '2025-03-30', 3_599],
    ['2025-03-30T01:00:00Z', '2025-03-30', 7_200],
    ['2025-10-26T00:59:59Z', '2025-10-26', 7_199],
    ['2025-10-26T01:00:00Z', '2025-10-26', 3_600],
    ['2024-12-31T23:59:59Z', '2024-12-31', 86_399],
    ['2025-06-30T23:30:00Z', '2025-07-01', 1_800],
  ])('in London it is, at %s, %s and %d s', (moment, date, secondsOfDay) => {
    expect(london.localAt(utc(moment))).toEqual({ date, secondsOfDay });
  });

  it.each([
    ['2025-06-02', 0, '2025-06-01T23:00:00Z', 'unique'],
    ['2025-01-01', 0, '2025-01-01T00:00:00Z', 'unique'],
    ['2025-10-26', 3_599, '2025-10-25T23:59:59Z', 'unique'],
    ['2025-10-26', 3_600, '2025-10-26T00:00:00Z', 'ambiguous'],
    ['2025-10-26', 7_199, '2025-10-26T00:59:59Z', 'ambiguous'],
    ['2025-10-26', 7_200, '2025-10-26T02:00:00Z', 'unique'],
    ['2025-03-30', 3_599, '2025-03-30T00:59:59Z', 'unique'],
    ['2025-03-30', 3_600, '2025-03-30T01:00:00Z', 'skipped'],
    ['2025-03-30', 7_199, '2025-03-30T01:59:59Z', 'skipped'],
    ['2025-03-30', 7_200, '2025-03-30T01:00:00Z', 'unique'],
  ] as const)('%s and %d s in London is %s, %s', (date, secondsOfDay, moment, kind) => {
    expect(london.momentOf(date, secondsOfDay)).toEqual({ moment: utc(moment), kind });
  });

  it('knows until when the clock runs steadily', () => {
    expect(london.steadyUntil(utc('2025-03-30T00:00:00Z'))).toBe(utc('2025-03-30T01:00:00Z'));
    expect(london.steadyUntil(utc('2025-12-01T00:00:00Z'))).toBe(utc('2026-01-01T00:00:00Z'));
    expect(clockOf('UTC').offsetAt(utc('2025-07-01T00:00:00Z'))).toBe(0);
  });

  it.each(['Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'])(
    'agrees with Temporal in %s',
    (zone) => {
      const clock = clockOf(zone);
      const day = fc.integer({ min: 18_262, max: 22_645 }).map(isoDateFromEpochDay);
      fc.assert(
        fc.property(day, fc.nat(86_399), (date, secondsOfDay) => {
          const wall = Temporal.PlainDate.from(date)
            .toPlainDateTime()
            .add({ seconds: secondsOfDay });
          const there = wall.toZonedDateTime(zone, { disambiguation: 'compatible' });
          const { moment, kind } = clock.momentOf(date, secondsOfDay);
          expect(moment).toBe(there.epochMilliseconds / 1000);
          if (kind !== 'skipped') {
            expect(clock.localAt(moment)).toEqual({ date, secondsOfDay });
          }
          expect(clock.offsetAt(moment) * 1e9).toBe(there.offsetNanoseconds);
          expect(clock.steadyUntil(moment)).toBeGreaterThan(moment);
        }),
      );
    },
  );

  it('refuses what is not a time zone', () => {
    expect(createZoneClock('Europe/Londn')).toMatchObject({
      ok: false,
      error: { code: 'unknown-time-zone' },
    });
  });
});
