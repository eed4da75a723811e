import type { DeskRate } from '../../src/rate-desk/contracts';
import { steepestRise } from '../../src/rate-desk/rise';

const rate = (peakMicro: number, offPeakMicro: number, weekendMicro: number): DeskRate => ({
  prefix: '49',
  destination: 'Germany',
  bandGroup: 'international',
  connectionMicro: 0,
  peakMicro,
  offPeakMicro,
  weekendMicro,
  minimumMicro: 0,
  firstIncrementS: 1,
  nextIncrementS: 1,
  capMicro: null,
  capSeconds: null,
});

describe('steepestRise', () => {
  it('finds a slip in one band of time that the others would hide', () => {
    expect(steepestRise(rate(10_000, 10_000, 10_000), rate(10_000, 99_000, 10_000))).toBe(89_000);
    expect(steepestRise(rate(10_000, 10_000, 10_000), rate(11_000, 10_000, 2_000))).toBe(-8_000);
  });

  it('compares with nothing where nothing was charged', () => {
    expect(steepestRise(rate(0, 0, 0), rate(1, 1, 1))).toBeNull();
    expect(steepestRise(rate(0, 10_000, 0), rate(5_000, 10_000, 0))).toBe(0);
  });
});
