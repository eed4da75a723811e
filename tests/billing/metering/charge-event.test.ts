import fc from 'fast-check';
import {
  bytesIn,
  chargeEvent,
  describeQuantity,
  eventChargeUpTo,
  type EventRate,
  explainEvent,
  validateEventRate,
} from '../../../src/billing/metering';
import { eventRate } from './sample-rates';

const perMb = { unit: 'byte', blockSize: bytesIn('MB'), priceMicro: 10_000 } as const;

/** Worked by hand: name, rate, quantity, billed quantity, micro. */
const EVENTS: [string, Partial<EventRate>, number, number, number][] = [
  ['a text message at 4p', {}, 1, 1, 40_000],
  ['three at 4p are 12p', {}, 3, 3, 120_000],
  ['nothing is free', { connectionMicro: 10, minimumMicro: 10 }, 0, 0, 0],
  ['1p for each begun MB: 1.2 MB are two', perMb, 1_200_000, 2_000_000, 20_000],
  [
    '1p for each MB, to the nearest: 1.2 MB are one',
    { ...perMb, blockRounding: 'half-up' },
    1_200_000,
    1_000_000,
    10_000,
  ],
  [
    'to the nearest, half a MB is one',
    { ...perMb, blockRounding: 'half-up' },
    500_000,
    1_000_000,
    10_000,
  ],
  [
    '1p for each whole MB: 1.9 MB are one',
    { ...perMb, blockRounding: 'down' },
    1_900_000,
    1_000_000,
    10_000,
  ],
  [
    '1p a MB to the byte: 1.2345 MB are 12,345',
    { ...perMb, blockRounding: 'exact' },
    1_234_500,
    1_234_500,
    12_400,
  ],
  [
    'a MB of 1,024 KB: 1,048,576 bytes',
    { ...perMb, blockSize: bytesIn('MB', 1024) },
    1_048_577,
    2_097_152,
    20_000,
  ],
  [
    '2p a GB, 10 KB at a time',
    { ...perMb, blockSize: bytesIn('KB') * 10, priceMicro: 1 },
    25_000,
    30_000,
    100,
  ],
  [
    'connection 2p + 3 units at 0.5p',
    { unit: 'unit', priceMicro: 5_000, connectionMicro: 20_000 },
    3,
    3,
    35_000,
  ],
  ['minimum 10p', { minimumMicro: 100_000 }, 2, 2, 100_000],
  ['minimum 10p left', { minimumMicro: 100_000 }, 3, 3, 120_000],
];

describe('chargeEvent', () => {
  it.each(EVENTS)('%s', (_name, changes, quantity, billedQuantity, chargeMicro) => {
    expect(chargeEvent(eventRate(changes), quantity)).toEqual({ billedQuantity, chargeMicro });
  });

  it('is exact for quantities that no double would multiply', () => {
    const rate = eventRate({
      ...perMb,
      blockSize: bytesIn('GB'),
      priceMicro: 9_999_999,
      blockRounding: 'exact',
      rounding: { precisionMicro: 1, mode: 'down' },
    });
    // 123,456,789.012345678 GB at 9.999999
    expect(chargeEvent(rate, 123_456_789_012_345).chargeMicro).toBe(
      Number((123_456_789_012_345n * 9_999_999n) / 1_000_000_000n),
    );
  });

  it.each([-1, 0.5, Number.NaN])('takes no quantity of %p', (quantity) => {
    expect(() => chargeEvent(eventRate(), quantity)).toThrow(RangeError);
  });

  const anyRate = fc
    .record({
      priceMicro: fc.nat(1_000_000),
      blockSize: fc.constantFrom(1, 7, 1_000, 1_000_000),
      blockRounding: fc.constantFrom(...(['up', 'half-up', 'down', 'exact'] as const)),
      connectionMicro: fc.nat(10_000),
      minimumMicro: fc.nat(50_000),
      rounding: fc.record({
        precisionMicro: fc.constantFrom(1, 100, 10_000),
        mode: fc.constantFrom(...(['up', 'half-up', 'down'] as const)),
      }),
    })
    .map(eventRate);
  const quantity = fc.nat(20_000_000);

  it('never falls with the quantity', () => {
    fc.assert(
      fc.property(anyRate, quantity, quantity, (rate, a, b) => {
        const less = chargeEvent(rate, Math.min(a, b)).chargeMicro;
        expect(chargeEvent(rate, Math.max(a, b)).chargeMicro).toBeGreaterThanOrEqual(less);
      }),
    );
  });

  it('can be taken apart: the curve begins at 0, never falls, ends at the whole', () => {
    fc.assert(
      fc.property(anyRate, quantity, quantity, quantity, (rate, whole, a, b) => {
        const charged = chargeEvent(rate, whole);
        const at = (mark: number): number => eventChargeUpTo(rate, charged, mark);
        expect(at(0)).toBe(0);
        if (charged.billedQuantity > 0)
          expect(at(charged.billedQuantity)).toBe(charged.chargeMicro);
        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
      }),
    );
  });
});

describe('explainEvent', () => {
  it.each([
    [{}, 1, 'SMS, 1 event: £0.04 each. Charge £0.04.'],
    [{}, 0, 'SMS, 0 events: free. Charge £0.00.'],
    [
      { ...perMb, connectionMicro: 5_000 },
      1_200_000,
      'SMS, 1200000 bytes, charged as 2000000 (blocks of 1000000): £0.01 for each 1000000; connection £0.005. Charge £0.025.',
    ],
    [
      { minimumMicro: 100_000 },
      2,
      'SMS, 2 events: £0.04 each; minimum charge £0.10. Charge £0.10.',
    ],
  ] as const)('%p of %d', (changes, quantity, sentence) => {
    const explained = explainEvent(eventRate(changes), quantity);
    expect(explained.sentence).toBe(sentence);
    expect(explained.facts).toMatchObject({ quantity, rateId: 5 });
  });

  it('counts in words', () => {
    expect(describeQuantity(1, 'byte')).toBe('1 byte');
    expect(describeQuantity(2, 'unit')).toBe('2 units');
  });
});

describe('validateEventRate', () => {
  it.each([
    [{ priceMicro: -1 }, 'bad-amount'],
    [{ minimumMicro: 0.5 }, 'bad-amount'],
    [{ connectionMicro: Number.NaN }, 'bad-amount'],
    [{ blockSize: 0 }, 'bad-block'],
  ])('refuses %p', (changes, code) => {
    expect(validateEventRate(eventRate(changes))).toMatchObject({ ok: false, error: { code } });
  });

  it('accepts a good one', () => {
    expect(validateEventRate(eventRate()).ok).toBe(true);
  });
});
