import fc from 'fast-check';
import {
  callRounding,
  chooseSell,
  describeMarkUp,
  explainBuy,
  explainSell,
  layerName,
  marginBasisPoints,
  type MarkUp,
  rateBothSides,
  sellByMarkUp,
  type SellPrices,
} from '../../../src/billing/rating';
import { call, cardOf, good } from './sample-cards';

const none: SellPrices = { override: null, tariff: null, resellerCard: null, markUp: null };
const percent = (basisPoints: number, floorMicro = 0): MarkUp => ({
  by: { kind: 'percent', basisPoints },
  floorMicro,
  rounding: callRounding('up', 2),
});
const perMinute = (perMinuteMicro: number, floorMicro = 0): MarkUp => ({
  ...percent(0, floorMicro),
  by: { kind: 'per-minute', perMinuteMicro },
});

const override = cardOf({ prefix: '44', peakMicro: 7_000 }, { cardName: 'Override' });
const tariff = cardOf({ prefix: '4420', peakMicro: 9_000 }, { cardName: 'Tariff' });
const resellerCard = cardOf({ prefix: '4', peakMicro: 11_000 }, { cardName: 'Reseller' });
const buyCard = cardOf({ peakMicro: 4_000 }, { cardName: 'Buy' });

describe('chooseSell', () => {
  const all: SellPrices = { override, tariff, resellerCard, markUp: percent(1_000) };

  it.each([
    ['override first, whatever the prefix', all, '442071234567', 'customer-override'],
    ['tariff next', { ...all, override: null }, '442071234567', 'customer-tariff'],
    ['then the reseller', { ...all, override: null }, '441131234567', 'reseller-card'],
  ])('takes the %s', (_name, prices, key, layer) => {
    expect(chooseSell(prices, key)).toMatchObject({ kind: 'card', layer });
  });

  it('takes buy plus mark-up when no card has the number, and nothing without it', () => {
    expect(chooseSell(all, '3312345678')).toMatchObject({ kind: 'mark-up' });
    expect(chooseSell({ ...all, markUp: null }, '3312345678')).toBeNull();
    expect(chooseSell(none, '442071234567')).toBeNull();
  });
});

describe('sellByMarkUp', () => {
  it.each([
    ['25 % on 1p', percent(2_500), 10_000, 60, 12_500],
    ['25 % on 0.33p: 4,125, up to 4,200', percent(2_500), 3_300, 60, 4_200],
    ['0 % rounds up all the same', percent(0), 3_301, 60, 3_400],
    ['10 % with a floor of 0.5p', percent(1_000, 5_000), 10_000, 60, 15_000],
    ['0.5p a minute, 90 s', perMinute(5_000), 10_000, 90, 17_500],
    ['0.5p a minute, a second: 83.33', perMinute(5_000), 10_000, 1, 10_100],
    ['unanswered, floor or not', percent(2_500, 5_000), 0, 0, 0],
  ])('%s', (_name, markUp, buyMicro, durationS, expected) => {
    expect(sellByMarkUp(markUp, buyMicro, durationS)).toBe(expected);
  });

  it('never sells below the buy price and the floor, and never less for a dearer call', () => {
    const rounding = fc.constantFrom(...(['up', 'down', 'half-up'] as const));
    const anyMarkUp = fc
      .tuple(fc.boolean(), fc.nat(50_000), fc.nat(9_000), rounding, fc.nat(4))
      .map(
        ([isPercent, rise, floor, mode, decimals]): MarkUp => ({
          ...(isPercent ? percent(rise, floor) : perMinute(rise, floor)),
          rounding: callRounding(mode, decimals),
        }),
      );
    fc.assert(
      fc.property(
        anyMarkUp,
        fc.nat(5_000_000),
        fc.nat(5_000_000),
        fc.integer({ min: 1, max: 9_999 }),
        (markUp, a, b, durationS) => {
          const low = sellByMarkUp(markUp, Math.min(a, b), durationS);
          expect(low).toBeGreaterThanOrEqual(Math.min(a, b) + markUp.floorMicro);
          expect(sellByMarkUp(markUp, Math.max(a, b), durationS)).toBeGreaterThanOrEqual(low);
        },
      ),
    );
  });

  it('takes nothing negative', () => {
    expect(() => sellByMarkUp(percent(-1), 1, 1)).toThrow(RangeError);
    expect(() => sellByMarkUp(percent(1), -1, 1)).toThrow(RangeError);
    expect(() => sellByMarkUp(percent(1, -1), 1, 1)).toThrow(RangeError);
  });

  it('says what it does', () => {
    expect(describeMarkUp(percent(2_550, 1_000))).toBe('25.5 % on the buy price, £0.001 at least');
    expect(describeMarkUp(perMinute(5_000))).toBe('£0.005 a minute on the buy price');
  });
});

describe('callRounding', () => {
  it.each([-1, 5, 1.5])('takes no %p decimals of a penny', (decimals) => {
    expect(() => callRounding('up', decimals)).toThrow(RangeError);
  });
});

describe('rateBothSides', () => {
  const sell: SellPrices = { ...none, tariff };

  it('gives both charges and the margin, and how the card differs from the file', () => {
    const rated = good(
      rateBothSides({ call: call(), buy: { card: buyCard, fileMicro: 4_500 }, sell }),
    );
    expect(rated).toMatchObject({
      buy: { chargeMicro: 4_000, differenceMicro: -500 },
      sell: { kind: 'card', layer: 'customer-tariff', chargeMicro: 9_000 },
      marginMicro: 5_000,
    });
    expect(marginBasisPoints(rated)).toBe(5_556);
  });

  it("takes the file's price when there is no buy card", () => {
    const rated = good(
      rateBothSides({ call: call(), buy: { card: null, fileMicro: 9_500 }, sell }),
    );
    expect(rated).toMatchObject({
      buy: { chargeMicro: 9_500, rated: null, differenceMicro: null },
      marginMicro: -500,
    });
    expect(explainBuy(rated.buy, call()).sentence).toBe("The supplier's file says £0.0095.");
  });

  it('knows no difference when the file has no price', () => {
    const rated = good(
      rateBothSides({ call: call(), buy: { card: buyCard, fileMicro: null }, sell }),
    );
    expect(rated.buy.differenceMicro).toBeNull();
  });

  it.each([
    ['no-buy-rate', { card: null, fileMicro: null }, sell, {}],
    ['no-buy-rate', { card: buyCard, fileMicro: 1 }, sell, { lookupKey: '33123' }],
    ['negative-buy-price', { card: null, fileMicro: -1 }, sell, {}],
    ['no-sell-rate', { card: null, fileMicro: 1 }, none, {}],
    ['no-sell-rate', { card: null, fileMicro: 0 }, none, { durationS: 0 }],
    [
      'charge-too-large',
      { card: cardOf({ peakMicro: Number.MAX_SAFE_INTEGER }), fileMicro: null },
      sell,
      {},
    ],
    [
      'charge-too-large',
      { card: null, fileMicro: 1 },
      { ...none, override: cardOf({ peakMicro: Number.MAX_SAFE_INTEGER }) },
      {},
    ],
    [
      'charge-too-large',
      { card: null, fileMicro: Number.MAX_SAFE_INTEGER },
      { ...none, markUp: percent(9_999) },
      {},
    ],
  ] as const)('holds a call as %s (%#)', (code, buy, prices, changes) => {
    expect(rateBothSides({ call: call(changes), buy, sell: prices })).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it('has no margin in percent of nothing', () => {
    const free = { ...none, tariff: cardOf({ peakMicro: 0 }) };
    const rated = good(
      rateBothSides({ call: call(), buy: { card: null, fileMicro: 100 }, sell: free }),
    );
    expect(marginBasisPoints(rated)).toBeNull();
  });

  it('explains the choice of the price, and all of its arithmetic', () => {
    const rated = good(
      rateBothSides({ call: call({ durationS: 61 }), buy: { card: buyCard, fileMicro: 5 }, sell }),
    );
    const explained = explainSell(rated.sell, rated.buy.chargeMicro, call({ durationS: 61 }));
    expect(explained.sentence).toBe(
      'Call to UK landline, 61 s: 61 s at £0.009 a minute (peak); rounded up to a multiple of £0.0001. ' +
        "Charge £0.0092. By the customer's tariff, Tariff, version from 2025-01-01, prefix 4420, band UK landline.",
    );
    expect(explained.facts).toMatchObject({
      number: '442071234567',
      prefix: '4420',
      cardId: 7,
      cardName: 'Tariff',
      versionId: 71,
      versionFrom: '2025-01-01',
      reason: layerName('customer-tariff'),
      timeBand: 'peak',
      bandGroup: 'UK landline',
      durationS: 61,
      billedS: 61,
      firstIncrementS: 1,
      nextIncrementS: 1,
      perMinuteMicro: 9_000,
      part1Kind: 'minutes',
      part1Band: 'peak',
      part1S: 61,
      part1Micro: 9_200,
      roundingMode: 'up',
      roundingMicro: 100,
      chargeMicro: 9_200,
      isItemisationSuppressed: false,
    });
    expect(JSON.stringify(explained)).not.toContain('Buy');
    const buy = explainBuy(rated.buy, call({ durationS: 61 }));
    expect(buy.facts).toMatchObject({ reason: "the supplier's card", differenceMicro: 4_095 });
  });

  it('explains a mark-up', () => {
    const prices = { ...none, markUp: percent(2_000) };
    const rated = good(
      rateBothSides({ call: call(), buy: { card: buyCard, fileMicro: null }, sell: prices }),
    );
    expect(explainSell(rated.sell, rated.buy.chargeMicro, call())).toMatchObject({
      sentence:
        'Call of 60 s, bought for £0.004: 20 % on the buy price, since no card has a rate. Charge £0.0048.',
      facts: { reason: 'buy plus mark-up', markUpBasisPoints: 2_000, chargeMicro: 4_800 },
    });
  });
});
