import fc from 'fast-check';
import { isoDateFromEpochDay } from '../../../src/billing/calendar';
import { type CdrRecord } from '../../../src/billing/usage';

/** A one-minute call to London, with what a test changes. */
export const cdr = (changes: Partial<CdrRecord> = {}): CdrRecord => ({
  callType: 'V',
  callCause: '',
  cli: '+441614960001',
  dialled: '+442079460002',
  localDate: '2025-06-02',
  secondsOfDay: 34_200,
  durationS: 60,
  bytes: 0,
  description: 'UK National',
  chargecode: 'UKN',
  timeBand: 'peak',
  salesPriceMicro: 4_500,
  preBundleMicro: null,
  network: '',
  divertedNumber: '',
  recordId: 'R1',
  currency: 'GBP',
  presentationNumber: '',
  accessChargeMicro: null,
  serviceChargeMicro: null,
  userId: '',
  ...changes,
});

const awkward = fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^[",a]{0,8}$/));
const price = fc.integer({ min: -10_000_000, max: 100_000_000 });

/** Any record that a file may hold, with commas, quotes and whatever else in its texts. */
export const anyCdr: fc.Arbitrary<CdrRecord> = fc.record({
  callType: fc.constantFrom('V', 'Z', 'I', 'G', 'S', 'X'),
  callCause: awkward,
  cli: awkward.filter((text) => text !== ''),
  dialled: awkward,
  localDate: fc.integer({ min: 10_957, max: 29_220 }).map(isoDateFromEpochDay),
  secondsOfDay: fc.nat(86_399),
  durationS: fc.nat(1_000_000),
  bytes: fc.nat(),
  description: awkward,
  chargecode: awkward,
  timeBand: fc.constantFrom('peak', 'off-peak', 'weekend', null),
  salesPriceMicro: price,
  preBundleMicro: fc.option(price),
  network: awkward,
  divertedNumber: awkward,
  recordId: awkward,
  currency: fc.constantFrom('GBP', 'EUR'),
  presentationNumber: awkward,
  accessChargeMicro: fc.option(price),
  serviceChargeMicro: fc.option(price),
  userId: awkward,
});
