import { type RateRow } from '../../../src/billing/rating';

/** A rate of 1p/0.8p/0.5p a minute by the second, with what a test changes. */
export const rate = (changes: Partial<RateRow> = {}): RateRow => ({
  id: 1,
  prefix: '44',
  destination: 'UK landline',
  bandGroup: 'UK landline',
  connectionMicro: 0,
  peakMicro: 10_000,
  offPeakMicro: 8_000,
  weekendMicro: 5_000,
  minimumMicro: 0,
  firstIncrementS: 1,
  nextIncrementS: 1,
  capMicro: null,
  capSeconds: null,
  ...changes,
});
