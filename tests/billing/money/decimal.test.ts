import fc from 'fast-check';
import { scaleDecimal, scanDecimal } from '../../../src/billing/money';

describe('scanDecimal', () => {
  it.each([
    ['0.0123', '.', { digits: 123, decimals: 4 }],
    ['-1.5', '.', { digits: -15, decimals: 1 }],
    ['.045', '.', { digits: 45, decimals: 3 }],
    ['12', '.', { digits: 12, decimals: 0 }],
    ['100', '.', { digits: 100, decimals: 0 }],
    ['12.', '.', { digits: 12, decimals: 0 }],
    ['0.0', '.', { digits: 0, decimals: 0 }],
    ['-0', '.', { digits: 0, decimals: 0 }],
    ['1.2000000000000000000', '.', { digits: 12, decimals: 1 }],
    ['0,0123', ',', { digits: 123, decimals: 4 }],
    ['0,0123', '.', null],
    ['1.2.3', '.', null],
    ['1e3', '.', null],
    ['', '.', null],
    ['.', '.', null],
    ['-', '.', null],
    ['+1', '.', null],
    [' 1', '.', null],
    ['1234567890123456', '.', null],
    ['0.0000000000000001', '.', null],
  ] as const)('%p with %s is %p', (text, mark, decimal) => {
    expect(scanDecimal(text, mark)).toEqual(decimal);
  });

  it('reads back what is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.nat(9), (units, decimals) => {
        const text = (units / 10 ** decimals).toFixed(decimals);
        const read = scanDecimal(text);
        expect(read && read.digits / 10 ** read.decimals).toBe(Number(text) + 0);
        expect(read && scaleDecimal(read, 10 ** decimals, 'refuse')).toBe(units);
      }),
    );
  });
});

describe('scaleDecimal', () => {
  it.each([
    ['0.0123', 1_000_000, 'refuse', 12_300],
    ['0.00001234', 1_000_000, 'refuse', null],
    ['0.00001234', 1_000_000, 'half-up', 12],
    ['0.0000125', 1_000_000, 'half-up', 13],
    ['0.000166', 60_000_000, 'refuse', 9_960],
  ] as const)('%s x %d (%s) is %p', (text, factor, fraction, scaled) => {
    const decimal = scanDecimal(text);
    expect(decimal && scaleDecimal(decimal, factor, fraction)).toBe(scaled);
  });

  it('stops at what is too large', () => {
    expect(() => scaleDecimal({ digits: 10 ** 14, decimals: 0 }, 10 ** 6, 'half-up')).toThrow(
      RangeError,
    );
  });
});
