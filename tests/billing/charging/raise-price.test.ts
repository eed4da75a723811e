import fc from 'fast-check';

import { type PriceChange, raisePrice } from '../../../src/billing';

const percent = (
  percentBasisPoints: number,
  roundTo: 'penny' | 'five-pence' | 'ten-pence' = 'penny',
): PriceChange => ({ by: 'percent', percentBasisPoints, roundTo });

describe('a raised price', () => {
  it.each<[string, number, PriceChange, number]>([
    ['by a sum', 20_000_000, { by: 'amount', amountMicro: 1_500_000 }, 21_500_000],
    ['down to nothing at most', 1_000_000, { by: 'amount', amountMicro: -1_500_000 }, 0],
    // £24.99 x 1.077 = £26.91423
    ['by CPI 3.8 % + 3.9 %, to the penny', 24_990_000, percent(770), 26_910_000],
    // £9.50 x 1.05 = £9.975, half a penny goes up
    ['half-up', 9_500_000, percent(500), 9_980_000],
    ['to five pence', 24_990_000, percent(770, 'five-pence'), 26_900_000],
    ['to ten pence', 9_500_000, percent(500, 'ten-pence'), 10_000_000],
    // 1.25p x 1.05 = 1.3125p
    ['with fractions of a penny, to the hundredth of one', 12_500, percent(500), 13_100],
    ['of nothing', 0, percent(770), 0],
    // £10.02 x 1.001 = £10.03002 would round down to £10.00
    ['never down by its rounding', 10_020_000, percent(10, 'ten-pence'), 10_020_000],
    ['nor up when it falls', 10_080_000, percent(-10, 'ten-pence'), 10_080_000],
    ['by half less', 9_990_000, percent(-5_000), 5_000_000],
    ['by all of it', 9_990_000, percent(-10_000), 0],
  ])('%s', (_, price, change, expected) => {
    expect(raisePrice(price, change)).toBe(expected);
  });

  it('keeps the order of prices, and is within half a step of the exact share', () => {
    const pence = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(pence, pence, fc.integer({ min: -10_000, max: 20_000 }), (a, b, points) => {
        const [low, high] = [Math.min(a, b) * 10_000, Math.max(a, b) * 10_000];
        const [lowThen, highThen] = [low, high].map((price) => raisePrice(price, percent(points)));
        expect(lowThen).toBeLessThanOrEqual(highThen ?? 0);
        expect(Math.abs((highThen ?? 0) - (high * (10_000 + points)) / 10_000)).toBeLessThanOrEqual(
          5_000,
        );
      }),
    );
  });
});
