import fc from 'fast-check';
import {
  billedSeconds,
  callChargeMicro,
  chargeCall,
  explainCall,
  type RateRow,
  type TimeBand,
  validateRateRow,
} from '../../../src/billing/rating';
import { rate } from './sample-rates';

type Row = [string, Partial<RateRow>, number, TimeBand, number, number];
const minuteBlocks = { firstIncrementS: 60, nextIncrementS: 60 };
const BT_CAPPED = {
  connectionMicro: 80_000,
  peakMicro: 100_000,
  capMicro: 250_000,
  capSeconds: 3600,
};

/** Worked by hand: name, changes to 1p/0.8p/0.5p by the second, seconds, band, billed, micro. */
const CALLS: Row[] = [
  ['1/1, a whole minute', {}, 60, 'peak', 60, 10_000],
  ['1/1, one second: 166.67 up to 200', {}, 1, 'peak', 1, 200],
  ['1/1, 61 s: 10,166.67 up', {}, 61, 'peak', 61, 10_200],
  ['1/1 off-peak, 90 s', {}, 90, 'off-peak', 90, 12_000],
  ['1/1 weekend, 7 s: 583.33 up', {}, 7, 'weekend', 7, 600],
  ['60/60, one second is a minute', minuteBlocks, 1, 'peak', 60, 10_000],
  ['60/60, exactly a minute', minuteBlocks, 60, 'peak', 60, 10_000],
  ['60/60, 61 s is two minutes', minuteBlocks, 61, 'peak', 120, 20_000],
  ['30/6, 31 s is 36 s', { firstIncrementS: 30, nextIncrementS: 6 }, 31, 'peak', 36, 6_000],
  ['30/6, 30 s', { firstIncrementS: 30, nextIncrementS: 6 }, 30, 'peak', 30, 5_000],
  ['30/6, 37 s is 42 s', { firstIncrementS: 30, nextIncrementS: 6 }, 37, 'peak', 42, 7_000],
  ['60/1, 59 s is a minute', { firstIncrementS: 60 }, 59, 'peak', 60, 10_000],
  ['60/1, 61 s stays 61', { firstIncrementS: 60 }, 61, 'peak', 61, 10_200],
  ['60/10, 83 s is 90 s', { firstIncrementS: 60, nextIncrementS: 10 }, 83, 'peak', 90, 15_000],
  ['6/6, 7 s is 12 s', { firstIncrementS: 6, nextIncrementS: 6 }, 7, 'peak', 12, 2_000],
  ['set-up fee is added', { connectionMicro: 80_000 }, 60, 'peak', 60, 90_000],
  ['per-call charge too', { connectionMicro: 1_000, perCallMicro: 500 }, 60, 'peak', 60, 11_500],
  ['minimum 3p lifts a short call', { minimumMicro: 30_000 }, 10, 'peak', 10, 30_000],
  ['minimum 3p leaves a long one', { minimumMicro: 30_000 }, 240, 'peak', 240, 40_000],
  ['capped call below its cap', BT_CAPPED, 60, 'peak', 60, 180_000],
  ['capped call at its cap', BT_CAPPED, 1_800, 'peak', 1_800, 250_000],
  ['capped call at the end of the window', BT_CAPPED, 3_600, 'peak', 3_600, 250_000],
  ['and a minute past it', BT_CAPPED, 3_660, 'peak', 3_660, 350_000],
  ['a cap for the whole call', { capMicro: 20_000 }, 36_000, 'peak', 36_000, 20_000],
  [
    'a minimum above the cap wins',
    { capMicro: 20_000, minimumMicro: 30_000 },
    600,
    'peak',
    600,
    30_000,
  ],
  ['fm1 day 10.370 ppm, 83 s: 143,451.67 up', { peakMicro: 103_700 }, 83, 'peak', 83, 143_500],
  [
    'fm2 evening 14.487 ppm, 60/60, 61 s',
    { ...minuteBlocks, offPeakMicro: 144_870 },
    61,
    'off-peak',
    120,
    289_800,
  ],
  ['a free number', { peakMicro: 0 }, 600, 'peak', 600, 0],
  [
    'an unanswered call, fee or not',
    { connectionMicro: 80_000, minimumMicro: 30_000 },
    0,
    'peak',
    0,
    0,
  ],
];

describe('chargeCall', () => {
  it.each(CALLS)('%s', (_name, changes, durationS, band, billedS, chargeMicro) => {
    const row = rate(changes);
    const charged = chargeCall({ rate: row, durationS, band });
    expect(charged).toMatchObject({ billedS, chargeMicro });
    expect(charged.steps.at(-1)?.chargeMicro).toBe(chargeMicro);
    expect(callChargeMicro(row, durationS, band)).toBe(chargeMicro);
  });

  it('rounds by the rule of the rate card', () => {
    const pence = { precisionMicro: 10_000, mode: 'half-up' } as const;
    expect(
      chargeCall({ rate: rate(), durationS: 30, band: 'peak', rounding: pence }).chargeMicro,
    ).toBe(10_000);
    expect(
      chargeCall({ rate: rate(), durationS: 29, band: 'peak', rounding: pence }).chargeMicro,
    ).toBe(0);
    const exact = { precisionMicro: 1, mode: 'up' } as const;
    expect(
      chargeCall({ rate: rate(), durationS: 1, band: 'peak', rounding: exact }).chargeMicro,
    ).toBe(167);
  });

  it('explains itself', () => {
    const { sentence, steps } = explainCall({
      rate: rate({ ...BT_CAPPED, firstIncrementS: 60 }),
      durationS: 3_661,
      band: 'peak',
    });
    expect(sentence).toBe(
      'Call to UK landline, 3661 s: set-up charge £0.08; 3661 s at £0.10 a minute (peak); ' +
        'capped at £0.25 for the first 3600 s; rounded up to a multiple of £0.0001. Charge £0.3517.',
    );
    expect(steps.map((step) => step.name)).toEqual(['set-up', 'minutes', 'cap', 'rounding']);
    expect(explainCall({ rate: rate(minuteBlocks), durationS: 61, band: 'peak' }).sentence).toBe(
      'Call to UK landline, 61 s, charged as 120 s (blocks of 60/60): 120 s at £0.01 a minute (peak). Charge £0.02.',
    );
    expect(explainCall({ rate: rate(), durationS: 0, band: 'peak' }).sentence).toBe(
      'Call to UK landline, 0 s: not answered, so free. Charge £0.00.',
    );
  });

  const anyRate = fc
    .record({
      connectionMicro: fc.nat(200_000),
      peakMicro: fc.nat(3_000_000),
      minimumMicro: fc.nat(100_000),
      firstIncrementS: fc.integer({ min: 1, max: 90 }),
      nextIncrementS: fc.integer({ min: 1, max: 90 }),
      capMicro: fc.option(fc.nat(2_000_000)),
      capSeconds: fc.option(fc.integer({ min: 1, max: 7_200 })),
    })
    .map((changes) =>
      rate({ ...changes, capSeconds: changes.capMicro === null ? null : changes.capSeconds }),
    );
  const seconds = fc.nat(20_000);

  it('never costs less for a longer call', () => {
    fc.assert(
      fc.property(anyRate, seconds, seconds, (row, a, b) => {
        const shorter = callChargeMicro(row, Math.min(a, b), 'peak');
        expect(callChargeMicro(row, Math.max(a, b), 'peak')).toBeGreaterThanOrEqual(shorter);
      }),
    );
  });

  it('costs the same in the hot path as explained, rounded up by less than the precision', () => {
    fc.assert(
      fc.property(anyRate, seconds, (row, durationS) => {
        const charge = callChargeMicro(row, durationS, 'peak');
        expect(chargeCall({ rate: row, durationS, band: 'peak' }).chargeMicro).toBe(charge);
        const finer = callChargeMicro(row, durationS, 'peak', { precisionMicro: 1, mode: 'up' });
        expect(charge % 100).toBe(0);
        expect(charge - finer).toBeGreaterThanOrEqual(0);
        expect(charge - finer).toBeLessThan(100);
      }),
    );
  });

  it('bills whole blocks that just hold the call', () => {
    fc.assert(
      fc.property(anyRate, fc.integer({ min: 1, max: 20_000 }), (row, durationS) => {
        const billed = billedSeconds(row, durationS);
        expect(billed).toBeGreaterThanOrEqual(durationS);
        expect((billed - row.firstIncrementS) % row.nextIncrementS).toBe(0);
        expect(billed === row.firstIncrementS || billed - row.nextIncrementS < durationS).toBe(
          true,
        );
      }),
    );
  });
});

describe('validateRateRow', () => {
  it.each([
    [{ prefix: '+44' }, 'bad-prefix'],
    [{ peakMicro: -1 }, 'bad-amount'],
    [{ peakMicro: 0.5 }, 'bad-amount'],
    [{ perCallMicro: -1 }, 'bad-amount'],
    [{ firstIncrementS: 0 }, 'bad-increment'],
    [{ capMicro: -1 }, 'bad-cap'],
    [{ capSeconds: 60 }, 'bad-cap'],
  ] as const)('refuses %p as %s', (changes, code) => {
    expect(validateRateRow(rate(changes))).toMatchObject({ ok: false, error: { code } });
  });

  it('accepts a good row', () => {
    expect(validateRateRow(rate()).ok).toBe(true);
    expect(validateRateRow(rate({ prefix: '=118' })).ok).toBe(true);
  });
});
