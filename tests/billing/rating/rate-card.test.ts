import {
  type BandRate,
  buildRateCard,
  expandBandRates,
  findRate,
  type NumberRange,
  rateByRow,
  rateOnCard,
  type RateRow,
  serviceChargesByCode,
  versionOn,
} from '../../../src/billing/rating';
import {
  bandsOf,
  call,
  card,
  cardOf,
  good,
  london,
  rated,
  sundayNight,
  usualBands,
} from './sample-cards';
import { rate } from './sample-rates';

const bandRate = (bandGroup: string, changes: Partial<RateRow> = {}): BandRate => {
  const { prefix: _prefix, destination: _destination, ...prices } = rate(changes);
  return { ...prices, id: bandGroup, bandGroup };
};

const ranges: NumberRange[] = [
  { prefix: '44', destination: 'UK', bandGroup: 'uk-landline' },
  { prefix: '4420', destination: 'London', bandGroup: 'uk-landline' },
  { prefix: '447', destination: 'UK mobile', bandGroup: 'uk-mobile' },
];

const base = {
  cardId: 1,
  cardName: 'Card',
  versionId: 2,
  validFrom: '2025-01-01',
  bands: usualBands,
};

const service = {
  code: 'SC010',
  perCallMicro: 0,
  perMinuteMicro: 50_000,
  firstIncrementS: 1,
  nextIncrementS: 1,
};

describe('band rates', () => {
  const bands = [bandRate('uk-landline')];
  const built = good(
    buildRateCard({
      ...base,
      rates: [rate({ id: 'own', prefix: '44203', destination: 'London 3' })],
      bandRates: { rates: bands, ranges },
    }),
  );

  it.each([
    ['442071234567', '4420', 'London', 'uk-landline'],
    ['441134960000', '44', 'UK', 'uk-landline'],
    ['442031234567', '44203', 'London 3', 'own'],
  ])('price %s by %s (%s)', (number, prefix, destination, id) => {
    expect(findRate(built, number)).toMatchObject({ prefix, destination, id });
  });

  it('never price a range of a band that has no price by a shorter prefix', () => {
    expect(findRate(built, '447700900123')).toBeNull();
    expect(rateOnCard(built, call({ lookupKey: '447700900123' }))).toEqual({
      ok: false,
      error: {
        code: 'no-rate',
        field: 'dialled',
        message: 'The card Card has no rate for 447700900123. Add one.',
      },
    });
  });

  it('yield to a prefix of the card that names the same range', () => {
    const own = rate({ id: 'own', prefix: '447', peakMicro: 1 });
    const rows = good(expandBandRates({ ranges, bandRates: bands, prefixRates: [own] }));
    expect(rows.filter(({ prefix }) => prefix === '447')).toEqual([own]);
    expect(rows).toHaveLength(3);
  });

  it('are refused when a band has two', () => {
    const twice = { ranges, bandRates: [...bands, ...bands], prefixRates: [] };
    expect(expandBandRates(twice)).toMatchObject({ error: { code: 'duplicate-band' } });
    expect(
      buildRateCard({ ...base, rates: [], bandRates: { rates: [...bands, ...bands], ranges } }),
    ).toMatchObject({ error: { code: 'duplicate-band' } });
  });
});

describe('buildRateCard', () => {
  it.each([
    [[rate({ serviceCode: 'SC999' })], 'unknown-service-code'],
    [[rate(), rate()], 'duplicate-prefix'],
    [[rate({ peakMicro: -1 })], 'bad-amount'],
    [[rate({ prefix: 'x' })], 'bad-prefix'],
  ])('refuses what cannot rate (%#)', (rates, code) => {
    expect(buildRateCard({ ...base, rates })).toMatchObject({ ok: false, error: { code } });
  });

  it('puts service charges to their rates', () => {
    const services = good(serviceChargesByCode([service]));
    const built = good(
      buildRateCard({ ...base, rates: [rate({ serviceCode: 'SC010' })], services }),
    );
    expect(findRate(built, '44')?.service).toEqual(service);
  });
});

describe('serviceChargesByCode', () => {
  it.each([
    [{ perCallMicro: -1 }, 'bad-service-charge'],
    [{ perMinuteMicro: 0.5 }, 'bad-service-charge'],
    [{ firstIncrementS: 0 }, 'bad-service-charge'],
  ])('refuses %p', (changes, code) => {
    expect(serviceChargesByCode([{ ...service, ...changes }])).toMatchObject({ error: { code } });
  });

  it('refuses a code that is there twice', () => {
    expect(serviceChargesByCode([service, service])).toMatchObject({
      error: { code: 'duplicate-code' },
    });
  });
});

describe('rateOnCard', () => {
  it('has no price for what the card does not name, answered or not', () => {
    for (const durationS of [0, 60]) {
      expect(rateOnCard(card(), call({ lookupKey: '33123456789', durationS }))).toMatchObject({
        ok: false,
        error: { code: 'no-rate' },
      });
    }
  });

  it('refuses a charge that cannot be computed exactly', () => {
    const dear = cardOf({ peakMicro: Number.MAX_SAFE_INTEGER });
    expect(rateOnCard(dear, call())).toMatchObject({ error: { code: 'charge-too-large' } });
    expect(() => rateByRow(dear, rate({ peakMicro: Number.MAX_SAFE_INTEGER }), call())).toThrow(
      RangeError,
    );
  });

  it('does not split what is no call any more', () => {
    const split = card({ splitBy: london });
    expect(rateOnCard(split, call({ durationS: 93 * 86_400 }))).toMatchObject({
      error: { code: 'charge-too-large' },
    });
    expect(rateOnCard(split, call({ durationS: 91 * 86_400 })).ok).toBe(true);
  });

  it('splits from the moment that is known rather than from a local time that comes twice', () => {
    const by = card({ splitBy: london, bands: bandsOf(sundayNight) });
    const one = { localDate: '2025-10-26', secondsOfDay: 5_400, durationS: 9_600 };
    const second = Date.parse('2025-10-26T01:30:00Z') / 1000;
    expect(rated(by, one).spans?.[0]).toEqual({ band: 'off-peak', seconds: 9_000 });
    expect(rated(by, { ...one, moment: second }).spans?.[0]).toEqual({
      band: 'off-peak',
      seconds: 5_400,
    });
  });

  it('splits a call that passes midnight only because the clocks went forward in it', () => {
    // From 00:30 on the Sunday, 23 hours: 22.5 of them until midnight, since 01:00 to 02:00 was skipped.
    const long = { localDate: '2025-03-30', secondsOfDay: 1_800, durationS: 82_800 };
    expect(rated(card({ splitBy: london }), long).spans).toEqual([
      { band: 'weekend', seconds: 81_000 },
      { band: 'off-peak', seconds: 1_800 },
    ]);
  });

  it('carries what itemised bills leave out', () => {
    expect(rated(cardOf({ isItemisationSuppressed: true })).rate.isItemisationSuppressed).toBe(
      true,
    );
  });
});

describe('versionOn', () => {
  const versions = [
    { id: 1, validFrom: '2025-01-01' },
    { id: 3, validFrom: '2025-06-01', validTo: '2025-07-01' },
    { id: 2, validFrom: '2025-03-01', validTo: null },
  ];

  it.each([
    ['2024-12-31', undefined],
    ['2025-01-01', 1],
    ['2025-03-01', 2],
    ['2025-05-31', 2],
    ['2025-06-01', 3],
    ['2025-06-30', 3],
    ['2025-07-01', undefined],
  ])('on %s is %p', (date, id) => {
    expect(versionOn(versions, date)?.id).toBe(id);
  });
});
