import { formatBytes, formatCount } from '../../../src/admin/kit/format/counts';
import {
  dayBefore,
  formatDate,
  formatDayMonth,
  formatMoment,
  formatMomentWithZone,
  formatMonth,
  formatPeriod,
} from '../../../src/admin/kit/format/dates';
import { formatDuration } from '../../../src/admin/kit/format/duration';
import {
  formatMicro,
  formatPence,
  formatPrice,
  parsePounds,
} from '../../../src/admin/kit/format/money';

describe('money in the panel', () => {
  it.each([
    [0, '£0.00'],
    [5, '£0.05'],
    [123_456, '£1,234.56'],
    [-5, '\u2212£0.05'],
    [1_234_567_890, '£12,345,678.90'],
  ])('shows %i pence as %s', (pence, shown) => {
    expect(formatPence(pence)).toBe(shown);
  });

  it.each([
    [14_500_000, undefined, '£14.50'],
    [12_300, undefined, '£0.0123'],
    [1, undefined, '£0.000001'],
    [25_835_000, 2, '£25.84'],
    [-4_999, 2, '£0.00'],
    [-5_000, 2, '\u2212£0.01'],
    [1_999_999, 0, '£2'],
  ])('shows %i micro-pounds to %s places as %s', (micro, places, shown) => {
    expect(formatMicro(micro, places)).toBe(shown);
  });

  it.each([
    ['£1,234.56', 123_456],
    ['1234.5', 123_450],
    [' 1234 ', 123_400],
    ['1.234', null],
    ['', null],
    ['-5', null],
    ['12,34x', null],
  ])('reads %s as %s pence', (typed, pence) => {
    expect(parsePounds(typed)).toBe(pence);
  });

  it.each([
    ['14.5', '14.50'],
    ['0.0125', '0.0125'],
    ['1234', '1,234.00'],
    ['-3.1', '\u22123.10'],
  ])('shows a price of %s as %s', (pounds, shown) => {
    expect(formatPrice(pounds)).toBe(shown);
  });
});

describe('dates in the panel', () => {
  it.each([
    ['2026-11-01', '2026-12-01', '1 Nov 2026 to 30 Nov 2026'],
    ['2026-11-01', '2026-11-02', '1 Nov 2026'],
    // What only names a day is no period that ends before it begins.
    ['2026-11-01', '2026-11-01', '1 Nov 2026'],
  ])('shows the period from %s up to %s as %s', (from, to, shown) => {
    expect(formatPeriod(from, to)).toBe(shown);
  });

  it('are written as people write them, in no time zone', () => {
    expect(formatDate('2026-06-06')).toBe('6 Jun 2026');
    expect(formatDate('2026-09-30')).toBe('30 Sep 2026');
    expect(formatDayMonth('2026-12-31')).toBe('31 Dec');
    expect(formatMonth('2026-06-01')).toBe('June 2026');
  });

  it('step back over months and leap days', () => {
    expect(dayBefore('2026-03-01')).toBe('2026-02-28');
    expect(dayBefore('2028-03-01')).toBe('2028-02-29');
    expect(dayBefore('2026-01-01')).toBe('2025-12-31');
  });

  it('show moments by the British clock, summer and winter', () => {
    expect(formatMoment('2026-06-06T23:30:00Z')).toBe('7 Jun 2026, 00:30');
    expect(formatMomentWithZone('2026-06-06T12:00:00Z')).toBe('6 Jun 2026, 13:00 BST');
    expect(formatMomentWithZone('2026-12-06T12:00:00Z')).toBe('6 Dec 2026, 12:00 GMT');
  });
});

describe('counts in the panel', () => {
  it.each([
    [0, '0 s'],
    [0.3, 'under 1 s'],
    [4, '4 s'],
    [60, '1 min'],
    [75, '1 min 15 s'],
    [3600, '1 h'],
    [3900, '1 h 5 min'],
  ])('says %d seconds as %s', (seconds, shown) => {
    expect(formatDuration(seconds)).toBe(shown);
  });

  it('group thousands and keep file sizes short', () => {
    expect(formatCount(1_234_567)).toBe('1,234,567');
    expect(formatBytes(999)).toBe('999 bytes');
    expect(formatBytes(547_800)).toBe('547.8 kB');
    expect(formatBytes(2_000_000_000)).toBe('2.0 GB');
  });
});
