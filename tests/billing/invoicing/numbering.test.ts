import fc from 'fast-check';
import { ukBankHolidays, workingDaysBetween, isWorkingDay } from '../../../src/billing/calendar';
import {
  collectionDate,
  DEFAULT_NUMBER_PATTERN,
  dueDate,
  formatNumber,
  validateNumberPattern,
} from '../../../src/billing/invoicing';

const number = (changes: Partial<Parameters<typeof formatNumber>[0]> = {}) =>
  formatNumber({
    pattern: DEFAULT_NUMBER_PATTERN,
    prefix: 'ACME',
    seq: 42,
    date: '2025-06-01',
    ...changes,
  });

describe('formatNumber', () => {
  it.each([
    ['{prefix}-{yyyy}-{seq:6}', 'ACME-2025-000042'],
    ['{prefix}{yy}{mm}/{seq:4}', 'ACME2506/0042'],
    ['INV{seq:12}', 'INV000000000042'],
  ])('%s gives %s', (pattern, value) => {
    expect(number({ pattern })).toEqual({ ok: true, value });
  });

  it.each([
    ['{prefix}-{yyyy}', 'no-sequence'],
    ['{seq}', 'unknown-token'],
    ['{seq:3}', 'bad-sequence-width'],
    ['{seq:13}', 'bad-sequence-width'],
    ['{seq:6}{seq:6}', 'sequence-twice'],
    ['{day}{seq:6}', 'unknown-token'],
    ['{constructor}{seq:6}', 'unknown-token'],
    ['INV {seq:6}', 'bad-character'],
    ['{seq:6', 'no-sequence'],
    ['{seq:6}}', 'bad-character'],
    ['', 'no-sequence'],
  ])('refuses the pattern %p as %s', (pattern, code) => {
    expect(validateNumberPattern(pattern)).toMatchObject({ ok: false, error: { code } });
    expect(number({ pattern })).toMatchObject({ ok: false, error: { code } });
  });

  it('refuses a sequence that does not fit', () => {
    expect(number({ pattern: '{seq:4}', seq: 9_999 })).toEqual({ ok: true, value: '9999' });
    expect(number({ pattern: '{seq:4}', seq: 10_000 })).toMatchObject({
      error: { code: 'sequence-exhausted' },
    });
    for (const seq of [0, -1, 1.5, Number.NaN]) {
      expect(number({ seq })).toMatchObject({ error: { code: 'bad-sequence' } });
    }
    expect(number({ prefix: 'A B' })).toMatchObject({
      error: { code: 'bad-character', field: 'prefix' },
    });
  });

  it('gives different numbers in order for different sequences', () => {
    const seq = fc.integer({ min: 1, max: 999_999 });
    fc.assert(
      fc.property(seq, seq, (a, b) => {
        const [first, second] = [number({ seq: a }), number({ seq: b })];
        if (!first.ok || !second.ok) throw new Error('refused');
        expect(first.value < second.value).toBe(a < b);
        expect(first.value === second.value).toBe(a === b);
      }),
    );
  });
});

describe('payment dates', () => {
  const holidays = ukBankHolidays({ fromYear: 2025, toYear: 2026 });

  it('are so many days after the invoice', () => {
    expect(dueDate({ invoiceDate: '2025-01-31', termDays: 14 })).toBe('2025-02-14');
  });

  it('leave the notice that was promised, in working days', () => {
    const invoiceDate = '2025-04-14';
    const date = collectionDate({ invoiceDate, noticeWorkingDays: 10, holidays });
    expect(date).toBe('2025-04-30');
    expect(workingDaysBetween({ from: invoiceDate, to: date, holidays })).toBe(10);
  });

  it('wait for a later day, and for banks to work', () => {
    const later = {
      invoiceDate: '2025-12-01',
      noticeWorkingDays: 3,
      holidays,
      notBefore: '2025-12-25',
    };
    expect(collectionDate(later)).toBe('2025-12-29');
    expect(
      isWorkingDay({ date: collectionDate({ ...later, notBefore: '2025-12-02' }), holidays }),
    ).toBe(true);
  });
});
