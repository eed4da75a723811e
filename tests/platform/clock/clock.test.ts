import { now, today } from '../../../src/platform/clock';

beforeAll(() => jest.useFakeTimers({ now: new Date('2026-06-30T23:30:00Z') }));
afterAll(() => jest.useRealTimers());

it('knows the day where it is asked for', () => {
  expect(now().toISOString()).toBe('2026-06-30T23:30:00.000Z');
  expect(today({ timeZone: 'UTC' })).toBe('2026-06-30');
  expect(today({ timeZone: 'Europe/London' })).toBe('2026-07-01');
  expect(() => today({ timeZone: 'Europe/Lundon' })).toThrow(RangeError);
});
