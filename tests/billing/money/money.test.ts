import fc from 'fast-check';
import {
  allocate,
  formatMicro,
  formatPence,
  microFromPence,
  microToDecimalText,
  mulDivHalfUp,
  mulDivRounded,
  parsePoundsToMicro,
  penceFromMicro,
  penceToDecimalText,
  sumPence,
} from '../../../src/billing/money';

const safe = fc.maxSafeInteger();

describe('mulDivHalfUp', () => {
  it.each([
    [5, 1, 2, 3],
    [-5, 1, 2, -3],
    [5, -1, 2, -3],
    [5, 1, -2, -3],
    [4, 1, 3, 1],
    [-1, 1, 3, 0],
    [9_007_199_254_740_991, 3, 3, 9_007_199_254_740_991],
    [9_007_199_254_740_991, 9_007_199_254_740_991, 9_007_199_254_740_991, 9_007_199_254_740_991],
  ])('%d x %d / %d = %d', (a, b, c, expected) => {
    expect(mulDivHalfUp(a, b, c)).toBe(expected);
  });

  it('refuses fractions, overflow and division by zero', () => {
    expect(() => mulDivHalfUp(0.5, 1, 1)).toThrow(RangeError);
    expect(() => mulDivHalfUp(1, 1, 0)).toThrow(RangeError);
    expect(() => mulDivHalfUp(Number.MAX_SAFE_INTEGER, 2, 1)).toThrow(RangeError);
    expect(() => mulDivHalfUp(Number.NaN, 2, 1)).toThrow(RangeError);
  });

  it('is the nearest integer, and mirrors for credits', () => {
    fc.assert(
      fc.property(safe, fc.integer(), fc.integer({ min: 1 }), (a, b, c) => {
        const exact = BigInt(a) * BigInt(b);
        const abs = exact < 0n ? -exact : exact;
        if (abs / BigInt(c) > BigInt(Number.MAX_SAFE_INTEGER) - 2n) return;
        const result = mulDivHalfUp(a, b, c);
        const error = exact - BigInt(result) * BigInt(c);
        expect((error < 0n ? -error : error) * 2n <= BigInt(c)).toBe(true);
        expect(mulDivHalfUp(-a, b, c)).toBe(result === 0 ? 0 : -result);
      }),
    );
  });
});

describe('mulDivRounded', () => {
  it.each([
    [5, 1, 3, 'up', 2],
    [5, 1, 3, 'down', 1],
    [-5, 1, 3, 'up', -2],
    [-5, 1, 3, 'down', -1],
    [6, 1, 3, 'up', 2],
    [9_007_199_254_740_991, 3, 9, 'down', 3_002_399_751_580_330],
    [9_007_199_254_740_991, 3, 9, 'up', 3_002_399_751_580_331],
  ] as const)('%d x %d / %d %s = %d', (a, b, c, mode, expected) => {
    expect(mulDivRounded(a, b, c, mode)).toBe(expected);
  });

  it('is the exact quotient, or the integers on either side of it, whatever the size', () => {
    fc.assert(
      fc.property(fc.nat(), safe, fc.integer({ min: 1 }), (a, b, c) => {
        const exact = BigInt(a) * BigInt(Math.abs(b));
        fc.pre(exact / BigInt(c) < BigInt(Number.MAX_SAFE_INTEGER) - 2n);
        const down = mulDivRounded(a, Math.abs(b), c, 'down');
        const up = mulDivRounded(a, Math.abs(b), c, 'up');
        expect(BigInt(down)).toBe(exact / BigInt(c));
        expect(up - down).toBe(exact % BigInt(c) === 0n ? 0 : 1);
        const near = mulDivRounded(a, Math.abs(b), c, 'half-up');
        expect([down, up]).toContain(near);
        expect(near).toBe(mulDivHalfUp(a, Math.abs(b), c));
      }),
    );
  });
});

describe('conversions', () => {
  it('rounds half a penny away from zero', () => {
    expect(penceFromMicro(5_000)).toBe(1);
    expect(penceFromMicro(4_999)).toBe(0);
    expect(penceFromMicro(-5_000)).toBe(-1);
    expect(Object.is(penceFromMicro(-1), 0)).toBe(true);
  });

  it('goes from pence to micro-pounds and back unchanged', () => {
    fc.assert(
      fc.property(fc.integer(), (pence) => {
        expect(penceFromMicro(microFromPence(pence))).toBe(pence);
      }),
    );
    expect(() => microFromPence(Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
  });
});

describe('parsePoundsToMicro', () => {
  it.each([
    ['1234.5678', 1_234_567_800],
    ['-0.05', -50_000],
    ['£1,234.50', 1_234_500_000],
    ['-£1,234.50', -1_234_500_000],
    ['\u2212£0.01', -10_000],
    ['0.000001', 1],
    [' 12 ', 12_000_000],
    ['0', 0],
    ['-0.00', 0],
  ])('reads %s', (text, micro) => {
    expect(parsePoundsToMicro(text)).toEqual({ ok: true, value: micro });
  });

  it.each([
    '',
    '.',
    '.5',
    '1.',
    '1.2345678',
    '1,23.00',
    '1,2345',
    '12,34',
    '£',
    '1e3',
    '0x10',
    '--1',
    '£-1',
    '1 2',
    'abc',
    'NaN',
    '١',
  ])('rejects %p', (text) => {
    expect(parsePoundsToMicro(text)).toMatchObject({ ok: false, error: { code: 'not-an-amount' } });
  });

  it('rejects what micro-pounds cannot hold', () => {
    expect(parsePoundsToMicro('9007199254.740991')).toEqual({
      ok: true,
      value: 9_007_199_254_740_991,
    });
    expect(parsePoundsToMicro('9007199254.740992')).toMatchObject({
      ok: false,
      error: { code: 'amount-too-large' },
    });
  });

  it('reads back every text it writes', () => {
    fc.assert(
      fc.property(safe, (micro) => {
        expect(parsePoundsToMicro(microToDecimalText(micro))).toEqual({ ok: true, value: micro });
        expect(parsePoundsToMicro(formatMicro(micro))).toEqual({ ok: true, value: micro });
      }),
    );
    fc.assert(
      fc.property(fc.integer(), (pence) => {
        const expected = { ok: true, value: microFromPence(pence) };
        expect(parsePoundsToMicro(penceToDecimalText(pence))).toEqual(expected);
        expect(parsePoundsToMicro(formatPence(pence))).toEqual(expected);
      }),
    );
  });
});

describe('amounts as text', () => {
  it('writes decimals for columns', () => {
    expect(microToDecimalText(123_450_000)).toBe('123.450000');
    expect(microToDecimalText(-1)).toBe('-0.000001');
    expect(penceToDecimalText(12_345)).toBe('123.45');
    expect(penceToDecimalText(-5)).toBe('-0.05');
  });

  it('writes amounts for people', () => {
    expect(formatPence(123_456)).toBe('£1,234.56');
    expect(formatPence(-123_456_789)).toBe('\u2212£1,234,567.89');
    expect(formatPence(0)).toBe('£0.00');
    expect(formatMicro(100_000)).toBe('£0.10');
    expect(formatMicro(12_300)).toBe('£0.0123');
    expect(formatMicro(1_000_000_000)).toBe('£1,000.00');
  });
});

describe('allocate', () => {
  it('gives odd pennies to the largest remainders, then to the first', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(5, [3, 0, 7])).toEqual([2, 0, 3]);
    expect(allocate(0, [0, 0])).toEqual([0, 0]);
  });

  it('refuses what has no answer', () => {
    expect(() => allocate(1, [])).toThrow(RangeError);
    expect(() => allocate(1, [0])).toThrow(RangeError);
    expect(() => allocate(1, [2, -1])).toThrow(RangeError);
  });

  it('adds up, stays within a penny of the exact share and never exceeds a weight', () => {
    const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer(), weights, (total, parts) => {
        fc.pre(parts.some((part) => part > 0));
        const shares = allocate(total, parts);
        const weightSum = sumPence(parts);
        expect(sumPence(shares)).toBe(total);
        shares.forEach((share, index) => {
          const weight = parts[index] ?? 0;
          expect(Math.abs(share - (total * weight) / weightSum)).toBeLessThan(1 + 1e-6);
          if (Math.abs(total) <= weightSum) expect(Math.abs(share)).toBeLessThanOrEqual(weight);
        });
      }),
    );
  });
});
