import fc from 'fast-check';
import { isoDateFromEpochDay } from '../../../src/billing/calendar';
import {
  accessUpTo,
  buildRateCard,
  callChargeMicro,
  type CallRounding,
  exactAccessSixtieths,
  explainRating,
  partsOfCall,
  type RateCard,
  rateOnCard,
  type RateRow,
} from '../../../src/billing/rating';
import { call, good, london, usualBands } from './sample-cards';
import { rate } from './sample-rates';

const price = fc.nat(3_000_000);
const block = fc.integer({ min: 1, max: 90 });
const service = fc.record({
  code: fc.constant('SC1'),
  perCallMicro: price,
  perMinuteMicro: price,
  firstIncrementS: block,
  nextIncrementS: block,
});

const anyRow: fc.Arbitrary<RateRow> = fc
  .record({
    connectionMicro: fc.nat(200_000),
    peakMicro: price,
    offPeakMicro: price,
    weekendMicro: price,
    minimumMicro: fc.nat(100_000),
    firstIncrementS: block,
    nextIncrementS: block,
    capMicro: fc.option(fc.nat(2_000_000)),
    capSeconds: fc.option(fc.integer({ min: 1, max: 7_200 })),
    perCallMicro: fc.nat(1_000),
  })
  .map((row) => rate({ ...row, capSeconds: row.capMicro === null ? null : row.capSeconds }));

const rounding: fc.Arbitrary<CallRounding> = fc.record({
  precisionMicro: fc.constantFrom(1, 10, 100, 1_000, 10_000),
  mode: fc.constantFrom('up', 'half-up', 'down'),
});

const anyCard: fc.Arbitrary<RateCard> = fc
  .record({ row: anyRow, service: fc.option(service), rounding, isSplit: fc.boolean() })
  .map(({ row, service, rounding, isSplit }) =>
    good(
      buildRateCard({
        cardId: 1,
        cardName: 'Any',
        versionId: 1,
        validFrom: '2025-01-01',
        rates: [service === null ? row : { ...row, serviceCode: 'SC1' }],
        services: new Map(service === null ? [] : [['SC1', service]]),
        rounding,
        bands: usualBands,
        ...(isSplit ? { splitBy: london } : {}),
      }),
    ),
  );

const start = fc.record({
  localDate: fc.integer({ min: 20_089, max: 20_453 }).map(isoDateFromEpochDay),
  secondsOfDay: fc.nat(86_399),
});
const seconds = fc.oneof(fc.nat(400), fc.nat(200_000));
const chargeOf = (by: RateCard, at: object, durationS: number) =>
  good(rateOnCard(by, call({ ...at, durationS })));

describe('a call on any card', () => {
  it('never costs less for lasting longer', () => {
    fc.assert(
      fc.property(anyCard, start, seconds, seconds, (by, at, a, b) => {
        const shorter = chargeOf(by, at, Math.min(a, b)).chargeMicro;
        expect(chargeOf(by, at, Math.max(a, b)).chargeMicro).toBeGreaterThanOrEqual(shorter);
      }),
    );
  });

  it('is the sum of its parts, none of them negative', () => {
    fc.assert(
      fc.property(anyCard, start, seconds, (by, at, durationS) => {
        const rated = chargeOf(by, at, durationS);
        const parts = partsOfCall(rated);
        expect(parts.reduce((sum, part) => sum + part.chargeMicro, 0)).toBe(rated.chargeMicro);
        expect(parts.every(({ chargeMicro }) => chargeMicro >= 0)).toBe(true);
        expect(rated.accessMicro + rated.serviceMicro).toBe(rated.chargeMicro);
        const spans = rated.spans ?? [];
        if (rated.spans) {
          expect(spans.reduce((sum, span) => sum + span.seconds, 0)).toBe(rated.billedS);
        }
      }),
    );
  });

  it('can be taken apart at any second: the curve begins at 0, never falls, ends at the whole', () => {
    fc.assert(
      fc.property(anyCard, start, seconds, seconds, seconds, (by, at, durationS, a, b) => {
        const rated = chargeOf(by, at, durationS);
        expect(accessUpTo(rated, 0)).toBe(0);
        expect(accessUpTo(rated, rated.billedS)).toBe(rated.accessMicro);
        expect(accessUpTo(rated, Math.max(a, b))).toBeGreaterThanOrEqual(
          accessUpTo(rated, Math.min(a, b)),
        );
      }),
    );
  });

  it('costs on a card that splits what it costs on one that does not while no band changes', () => {
    fc.assert(
      fc.property(anyRow, start, seconds, (row, at, durationS) => {
        const flat = { ...row, offPeakMicro: row.peakMicro, weekendMicro: row.peakMicro };
        const input = { cardId: 1, cardName: 'Any', versionId: 1, validFrom: '2025-01-01' };
        const one = good(buildRateCard({ ...input, rates: [flat], bands: usualBands }));
        const split = good(
          buildRateCard({ ...input, rates: [flat], bands: usualBands, splitBy: london }),
        );
        const charge = chargeOf(one, at, durationS);
        const apart = chargeOf(split, at, durationS);
        expect(apart.chargeMicro).toBe(charge.chargeMicro);
        expect(exactAccessSixtieths(apart, apart.billedS)).toBe(
          exactAccessSixtieths(charge, charge.billedS),
        );
        expect(charge.chargeMicro).toBe(callChargeMicro(flat, durationS, 'peak'));
      }),
    );
  });

  it('costs what the hot path says, service charge and all', () => {
    fc.assert(
      fc.property(anyCard, start, seconds, (by, at, durationS) => {
        fc.pre(by.splitBy === null);
        const rated = chargeOf(by, at, durationS);
        const { rate: row, timeBand } = rated;
        expect(callChargeMicro(row, durationS, timeBand, by.rounding)).toBe(rated.chargeMicro);
      }),
    );
  });

  it('explains itself by parts that add up', () => {
    fc.assert(
      fc.property(anyCard, start, seconds, (by, at, durationS) => {
        const rated = chargeOf(by, at, durationS);
        const { facts } = explainRating(rated, call({ ...at, durationS }));
        const parts = Object.entries(facts).filter(([name]) => /^part\d+Micro$/.test(name));
        const sum = parts.reduce((total, [, value]) => total + Number(value), 0);
        expect(sum).toBe(facts.chargeMicro);
      }),
    );
  });
});
