import fc from 'fast-check';
import {
  checkVersions,
  diffRates,
  sellBelowBuy,
  type Uplift,
  upliftRates,
} from '../../../src/billing/rate-decks';
import { callRounding } from '../../../src/billing/rating';
import { good } from '../rating/sample-cards';
import { rate } from '../rating/sample-rates';

describe('diffRates', () => {
  it('tells what is new, what changed and by how much, and what is gone', () => {
    const before = [rate({ prefix: '44' }), rate({ prefix: '33' }), rate({ prefix: '1' })];
    const after = [
      rate({ id: 'x', prefix: '44', peakMicro: 12_500, offPeakMicro: 6_000, nextIncrementS: 60 }),
      rate({ prefix: '1', perCallMicro: 0, isItemisationSuppressed: false }),
      rate({ prefix: '49' }),
    ];
    expect(diffRates(before, after)).toEqual({
      added: [after[2]],
      changed: [
        {
          prefix: '44',
          before: before[0],
          after: after[0],
          changes: [
            { field: 'peakMicro', before: 10_000, after: 12_500, riseBasisPoints: 2_500 },
            { field: 'offPeakMicro', before: 8_000, after: 6_000, riseBasisPoints: -2_500 },
            { field: 'nextIncrementS', before: 1, after: 60, riseBasisPoints: null },
          ],
        },
      ],
      gone: [before[1]],
      unchanged: 1,
    });
  });

  it('knows no percentage of nothing', () => {
    const [changed] = diffRates(
      [rate({ capMicro: null })],
      [rate({ capMicro: 5, capSeconds: 60, connectionMicro: 7 })],
    ).changed;
    expect(changed?.changes).toEqual([
      { field: 'connectionMicro', before: 0, after: 7, riseBasisPoints: null },
      { field: 'capMicro', before: null, after: 5, riseBasisPoints: null },
      { field: 'capSeconds', before: null, after: 60, riseBasisPoints: null },
    ]);
  });

  it('finds nothing between a set and itself, in any order', () => {
    const rows = fc.uniqueArray(
      fc
        .record({ prefix: fc.stringMatching(/^\d{1,4}$/), peakMicro: fc.nat(99) })
        .map((row) => rate(row)),
      { selector: ({ prefix }) => prefix },
    );
    fc.assert(
      fc.property(rows, (list) => {
        expect(diffRates(list, [...list].reverse())).toEqual({
          added: [],
          changed: [],
          gone: [],
          unchanged: list.length,
        });
      }),
    );
  });
});

describe('upliftRates', () => {
  const percent = (basisPoints: number, changes: Partial<Uplift> = {}): Uplift => ({
    by: { kind: 'percent', basisPoints },
    prices: ['minutes'],
    rounding: callRounding('half-up', 3),
    ...changes,
  });
  const amount = (micro: number, changes: Partial<Uplift> = {}): Uplift =>
    percent(0, { by: { kind: 'amount', micro }, ...changes });

  it.each([
    [
      '10 % on 1p/0.8p/0.5p',
      percent(1_000),
      { peakMicro: 11_000, offPeakMicro: 8_800, weekendMicro: 5_500 },
    ],
    [
      '3.9 %, to 1/1000 penny',
      percent(390),
      { peakMicro: 10_390, offPeakMicro: 8_310, weekendMicro: 5_200 },
    ],
    [
      '3.9 %, up to a tenth of a penny',
      percent(390, { rounding: callRounding('up', 1) }),
      { peakMicro: 11_000, offPeakMicro: 9_000, weekendMicro: 6_000 },
    ],
    ['20 % less', percent(-2_000), { peakMicro: 8_000, offPeakMicro: 6_400, weekendMicro: 4_000 }],
    ['0.2p more', amount(2_000), { peakMicro: 12_000, offPeakMicro: 10_000, weekendMicro: 7_000 }],
    [
      '0.6p less, never below nothing',
      amount(-6_000),
      { peakMicro: 4_000, offPeakMicro: 2_000, weekendMicro: 0 },
    ],
  ])('%s', (_name, uplift, prices) => {
    expect(upliftRates([rate()], uplift)).toEqual([rate(prices)]);
  });

  it('touches the prices that are named, and leaves free ones free', () => {
    const row = rate({
      connectionMicro: 1_000,
      minimumMicro: 2_000,
      capMicro: 3_000,
      peakMicro: 0,
    });
    const all = percent(10_000, {
      prices: ['connection', 'minimum', 'cap', 'per-call', 'minutes'],
    });
    expect(upliftRates([row], all)).toEqual([
      rate({
        connectionMicro: 2_000,
        minimumMicro: 4_000,
        capMicro: 6_000,
        peakMicro: 0,
        offPeakMicro: 16_000,
        weekendMicro: 10_000,
      }),
    ]);
    expect(
      upliftRates([rate({ perCallMicro: 10 })], percent(10_000, { prices: ['per-call'] })),
    ).toEqual([rate({ perCallMicro: 20 })]);
    const free = rate({ peakMicro: 0, offPeakMicro: 0, weekendMicro: 0 });
    expect(upliftRates([free], amount(500))[0]).toBe(free);
  });

  const rows = fc.array(
    fc
      .record({
        peakMicro: fc.nat(9_999_999),
        offPeakMicro: fc.nat(99),
        weekendMicro: fc.nat(9_999),
      })
      .map((row) => rate(row)),
  );
  const rounding = fc
    .tuple(fc.constantFrom(...(['up', 'down', 'half-up'] as const)), fc.nat(4))
    .map(([mode, decimals]) => callRounding(mode, decimals));

  it('changes nothing by 0 %, whatever the rounding', () => {
    fc.assert(
      fc.property(rows, rounding, (list, how) => {
        expect(upliftRates(list, percent(0, { rounding: how }))).toEqual(list);
        expect(upliftRates(list, amount(0, { rounding: how }))).toEqual(list);
      }),
    );
  });

  it('never lowers a price by a rise that is rounded up, nor below zero by any', () => {
    fc.assert(
      fc.property(rows, fc.nat(5_000), (list, rise) => {
        const up = upliftRates(list, percent(rise, { rounding: callRounding('up', 2) }));
        up.forEach((row, index) => {
          expect(row.peakMicro).toBeGreaterThanOrEqual(list[index]?.peakMicro ?? 0);
        });
        const down = upliftRates(list, amount(-rise * 1_000));
        expect(down.every(({ peakMicro }) => peakMicro >= 0)).toBe(true);
      }),
    );
  });
});

describe('checkVersions', () => {
  const version = (id: number, validFrom: string, validTo: string | null = null) => ({
    id,
    validFrom,
    validTo,
  });

  it.each([
    [[version(1, '2025-01-01'), version(2, '2025-06-01')], []],
    [[version(2, '2025-06-01'), version(1, '2025-01-01', '2025-06-01')], []],
    [[version(1, '2025-01-01'), version(2, '2025-01-01')], ['overlapping-versions']],
    [[version(1, '2025-01-01', '2025-07-01'), version(2, '2025-06-01')], ['overlapping-versions']],
    [[version(1, '2025-01-01', '2025-05-01'), version(2, '2025-06-01')], ['uncovered-days']],
    [[], []],
  ])('%j has %j', (versions, codes) => {
    expect(checkVersions(versions).map(({ code }) => code)).toEqual(codes);
  });

  it('says which days and what to do', () => {
    const [error] = checkVersions([
      version(1, '2025-01-01', '2025-05-01'),
      version(2, '2025-06-01'),
    ]);
    expect(error).toMatchObject({
      versions: [1, 2],
      message: 'No version holds from 2025-05-01 to 2025-05-31. Move an end or a start.',
    });
  });
});

describe('sellBelowBuy', () => {
  const sell = [
    rate({ prefix: '44', destination: 'UK' }),
    rate({
      prefix: '447',
      destination: 'UK mobile',
      peakMicro: 20_000,
      offPeakMicro: 20_000,
      weekendMicro: 20_000,
    }),
  ];

  it('finds a dear buy prefix under a cheap sell rate', () => {
    const buy = [
      rate({ prefix: '44', peakMicro: 1, offPeakMicro: 1, weekendMicro: 1 }),
      rate({ prefix: '4470', peakMicro: 400_000 }),
    ];
    expect(good(sellBelowBuy({ sell, buy }))).toEqual([
      {
        sellPrefix: '447',
        destination: 'UK mobile',
        buyPrefix: '4470',
        timeBand: 'peak',
        durationS: 600,
        sellMicro: 200_000,
        buyMicro: 4_000_000,
      },
    ]);
  });

  it('finds a short call that the blocks of the buy side make dear', () => {
    const buy = [
      rate({
        prefix: '44',
        peakMicro: 9_000,
        offPeakMicro: 1,
        weekendMicro: 1,
        firstIncrementS: 60,
      }),
    ];
    expect(good(sellBelowBuy({ sell: sell.slice(0, 1), buy }))).toMatchObject([
      { durationS: 1, sellMicro: 200, buyMicro: 9_000 },
    ]);
    expect(good(sellBelowBuy({ sell: sell.slice(0, 1), buy, durationsS: [60] }))).toEqual([]);
  });

  it('is content with equal prices, with what only one side has, and with ranges without a price', () => {
    expect(
      good(sellBelowBuy({ sell, buy: [...sell, rate({ prefix: '33', peakMicro: 9e6 })] })),
    ).toEqual([]);
    const unpriced = rate({ prefix: '4470', isUnpriced: true, peakMicro: 0 });
    const dear = rate({ prefix: '4470', peakMicro: 9e6 });
    expect(good(sellBelowBuy({ sell: [...sell, unpriced], buy: [dear] }))).toEqual([]);
  });

  it('sees the rounding of either side', () => {
    const coarse = { sell, buy: sell, buyRounding: callRounding('up', 0) };
    expect(good(sellBelowBuy(coarse))).toMatchObject([
      { sellPrefix: '44', durationS: 1 },
      { sellPrefix: '447', durationS: 1 },
    ]);
    expect(good(sellBelowBuy({ ...coarse, sellRounding: callRounding('up', 0) }))).toEqual([]);
  });

  it.each([
    [[rate({ prefix: 'x' })], [], 'bad-prefix'],
    [[], [rate(), rate()], 'duplicate-prefix'],
  ])('refuses what no table can be made of (%#)', (sellRows, buyRows, code) => {
    expect(sellBelowBuy({ sell: sellRows, buy: buyRows })).toMatchObject({ error: { code } });
  });
});
