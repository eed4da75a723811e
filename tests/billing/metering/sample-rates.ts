import { type EventRate } from '../../../src/billing/metering';

/** Text messages at 4p each, with what a test changes. */
export const eventRate = (changes: Partial<EventRate> = {}): EventRate => ({
  id: 5,
  name: 'SMS',
  bandGroup: 'sms',
  unit: 'event',
  priceMicro: 40_000,
  blockSize: 1,
  blockRounding: 'up',
  connectionMicro: 0,
  minimumMicro: 0,
  rounding: { precisionMicro: 100, mode: 'up' },
  ...changes,
});
