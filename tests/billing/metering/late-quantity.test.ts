import fc from 'fast-check';

import { chargeEvent, chargeLate, explainLate, stepsOfLate } from '../../../src/billing/metering';
import { eventRate } from './sample-rates';

/** A gigabyte at £2, at least £1 and £0.50 for the connection, by begun gigabytes. */
const rate = eventRate({
  unit: 'byte',
  priceMicro: 2_000_000,
  blockSize: 1_000,
  connectionMicro: 500_000,
  minimumMicro: 1_000_000,
});

const rates = fc.record({
  priceMicro: fc.integer({ min: 0, max: 5_000_000 }),
  blockSize: fc.integer({ min: 1, max: 2_000 }),
  blockRounding: fc.constantFrom('up', 'half-up', 'down', 'exact'),
  connectionMicro: fc.integer({ min: 0, max: 1_000_000 }),
  minimumMicro: fc.integer({ min: 0, max: 3_000_000 }),
  rounding: fc.record({
    precisionMicro: fc.constantFrom(1, 100, 10_000),
    mode: fc.constantFrom('up', 'half-up', 'down'),
  }),
} as const);

describe('a late quantity', () => {
  it.each([
    // 1,200 are two blocks and £4.50; 300 more fit the second block.
    [1_200, 300, 0, 0],
    [1_200, 900, 2_000_000, 1_000],
    [0, 1_200, 4_500_000, 2_000],
    [1_200, 0, 0, 0],
  ])('after %d, of %d, pays what it adds', (before, quantity, chargeMicro, billedQuantity) => {
    expect(chargeLate(rate, { before, quantity })).toEqual({ chargeMicro, billedQuantity });
  });

  it('adds up with what came before to the whole, in as many parts as it comes', () => {
    fc.assert(
      fc.property(rates, fc.array(fc.nat(5_000), { maxLength: 6 }), (changes, parts) => {
        const priced = eventRate({ unit: 'unit', ...changes });
        let before = 0;
        const charged = { billedQuantity: 0, chargeMicro: 0 };
        for (const quantity of parts) {
          const part = chargeLate(priced, { before, quantity });
          expect(part.chargeMicro).toBeGreaterThanOrEqual(0);
          const steps = stepsOfLate(priced, { before, quantity });
          expect(steps.reduce((sum, { amountMicro }) => sum + amountMicro, 0)).toBe(
            part.chargeMicro,
          );
          charged.billedQuantity += part.billedQuantity;
          charged.chargeMicro += part.chargeMicro;
          before += quantity;
        }
        expect(charged).toEqual(chargeEvent(priced, before));
      }),
    );
  });

  it('says why', () => {
    const { sentence, facts } = explainLate(rate, { before: 1_200, quantity: 900 });
    expect(sentence).toContain('900 bytes came after 1200 bytes of the same period');
    expect(sentence).toMatch(/Of this £4\.50 was for what came before, which leaves £2\.00\.$/);
    expect(facts).toMatchObject({ quantity: 900, chargedBefore: 1_200, chargeMicro: 2_000_000 });
  });
});
