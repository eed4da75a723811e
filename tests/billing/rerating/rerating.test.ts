import fc from 'fast-check';
import { drawAllowances, usageOfCall } from '../../../src/billing/allowances';
import { penceFromMicro } from '../../../src/billing/money';
import {
  adjustmentAmounts,
  applyDifference,
  type NewRating,
  rerateDifference,
  standing,
  type StoredRating,
} from '../../../src/billing/rerating';
import { identity, lot, rule } from '../allowances/sample-allowances';
import { cardOf, good, rated } from '../rating/sample-cards';

const stored = (key: string, changes: Partial<StoredRating> = {}): StoredRating => ({
  key,
  billedOn: null,
  buyMicro: 4_000,
  sellMicro: 10_000,
  ...changes,
});
const anew = (key: string, sellMicro: number, buyMicro = 4_000): NewRating => ({
  key,
  sellMicro,
  buyMicro,
});

describe('rerateDifference', () => {
  it('gives each difference and the sums, of what is billed and what is not', () => {
    const records = [stored('a'), stored('b', { billedOn: 9 }), stored('c'), stored('d')];
    const ratings = [anew('a', 12_500, 5_000), anew('b', 9_000), anew('c', 10_000), anew('d', 0)];
    expect(good(rerateDifference(records, ratings))).toEqual({
      changed: [
        {
          key: 'a',
          billedOn: null,
          before: { buyMicro: 4_000, sellMicro: 10_000 },
          after: { buyMicro: 5_000, sellMicro: 12_500 },
          buyMicro: 1_000,
          sellMicro: 2_500,
        },
        expect.objectContaining({ key: 'b', billedOn: 9, sellMicro: -1_000, buyMicro: 0 }),
        expect.objectContaining({ key: 'd', sellMicro: -10_000 }),
      ],
      unchanged: 1,
      unbilled: { buyMicro: 1_000, sellMicro: -7_500 },
      billed: { buyMicro: 0, sellMicro: -1_000 },
    });
  });

  it('counts what adjustments have done already', () => {
    const adjusted = { buyMicro: 0, sellMicro: -1_000 };
    const record = stored('a', { billedOn: 9, adjusted });
    expect(standing(record)).toEqual({ buyMicro: 4_000, sellMicro: 9_000 });
    expect(good(rerateDifference([record], [anew('a', 9_000)])).changed).toEqual([]);
  });

  it.each([
    ['not-rated-anew', [stored('a')], []],
    ['unknown-record', [], [anew('a', 1)]],
    ['duplicate-key', [stored('a'), stored('a')], [anew('a', 1)]],
    ['duplicate-key', [stored('a')], [anew('a', 1), anew('a', 2)]],
  ])('refuses %s', (code, records, ratings) => {
    expect(rerateDifference(records, ratings)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('applyDifference', () => {
  it('changes what is not billed, and adjusts what is', () => {
    const difference = { buyMicro: 1, sellMicro: -2 };
    expect(applyDifference(stored('a'), difference)).toEqual(
      stored('a', { buyMicro: 4_001, sellMicro: 9_998 }),
    );
    const billed = applyDifference(stored('b', { billedOn: 9 }), difference);
    expect(billed).toEqual(stored('b', { billedOn: 9, adjusted: difference }));
    expect(applyDifference(billed, difference).adjusted).toEqual({ buyMicro: 2, sellMicro: -4 });
  });
});

describe('adjustmentAmounts', () => {
  it('put each line right by the penny', () => {
    const records = [
      stored('a', { billedOn: 9, sellMicro: 14_000 }),
      stored('b', { billedOn: 9, sellMicro: 20_900 }),
      stored('c', { billedOn: 4 }),
      stored('d'),
    ];
    const ratings = [anew('a', 14_200), anew('b', 20_900), anew('c', 4_000), anew('d', 1)];
    const { changed } = good(rerateDifference(records, ratings));
    expect(adjustmentAmounts(records, changed)).toMatchObject([
      // 1p becomes 0.4p, which is nothing.
      { billedOn: 4, records: 1, netPence: -1, sellMicro: -6_000 },
      {
        // 3.49p becomes 3.51p: a fiftieth of a penny, and a penny on the line.
        billedOn: 9,
        records: 1,
        netPence: 1,
        sellMicro: 200,
        explanation: {
          sentence:
            '1 record rated anew: £0.0349 becomes £0.0351, billed £0.03, now £0.04. Adjustment £0.01.',
          facts: { invoiceLineId: 9, beforePence: 3, afterPence: 4, netPence: 1 },
        },
      },
    ]);
  });

  const record = fc.record({
    billedOn: fc.constantFrom(null, 1, 2),
    sellMicro: fc.nat(100_000),
    buyMicro: fc.nat(100_000),
  });
  const lines = fc.array(record, { maxLength: 12 });
  const prices = fc.array(fc.tuple(fc.nat(100_000), fc.nat(100_000)), {
    minLength: 12,
    maxLength: 12,
  });
  const ratingsOf = (records: readonly StoredRating[], price: [number, number][]): NewRating[] =>
    records.map(({ key }, index) => anew(key, price[index]?.[0] ?? 0, price[index]?.[1] ?? 0));

  it('are nothing the second time', () => {
    fc.assert(
      fc.property(lines, prices, (list, price) => {
        const records = list.map((one, index) => stored(`${index}`, one));
        const ratings = ratingsOf(records, price);
        const first = good(rerateDifference(records, ratings));
        const byKey = new Map(first.changed.map((change) => [change.key, change]));
        const after = records.map((one) => {
          const change = byKey.get(one.key);
          return change ? applyDifference(one, change) : one;
        });
        const second = good(rerateDifference(after, ratings));
        expect(second).toMatchObject({ changed: [], unchanged: records.length });
        expect(adjustmentAmounts(after, second.changed)).toEqual([]);
      }),
    );
  });

  it('add up, however often records are rated anew, to what would have been billed at once', () => {
    fc.assert(
      fc.property(lines, fc.array(prices, { maxLength: 4 }), (list, rounds) => {
        let records = list.map((one, index) => stored(`${index}`, one));
        const lineSum = (line: number): number =>
          records
            .filter(({ billedOn }) => billedOn === line)
            .reduce((sum, one) => sum + standing(one).sellMicro, 0);
        const paid = new Map([1, 2].map((line) => [line, penceFromMicro(lineSum(line))]));
        for (const price of rounds) {
          const { changed } = good(rerateDifference(records, ratingsOf(records, price)));
          for (const { billedOn, netPence } of adjustmentAmounts(records, changed)) {
            paid.set(Number(billedOn), (paid.get(Number(billedOn)) ?? 0) + netPence);
          }
          const byKey = new Map(changed.map((change) => [change.key, change]));
          records = records.map((one) => {
            const change = byKey.get(one.key);
            return change ? applyDifference(one, change) : one;
          });
        }
        for (const line of [1, 2]) expect(paid.get(line)).toBe(penceFromMicro(lineSum(line)));
      }),
    );
  });
});

describe('a late call in a period with an allowance', () => {
  it('moves the split: what was inclusive is charged, and the sum of differences is the right one', () => {
    const minute = (key: string, moment: number) =>
      usageOfCall(identity(key, moment), rated(cardOf({})));
    const charged = (keys: [string, number][]) =>
      good(
        drawAllowances({
          rules: [rule()],
          lots: [lot({ quantity: 90 })],
          records: keys.map(([key, moment]) => minute(key, moment)),
        }),
      ).records.map(({ key, chargeMicro }) => ({ key, sellMicro: chargeMicro, buyMicro: 0 }));
    const billed = charged([
      ['b', 2],
      ['c', 3],
    ]);
    expect(billed.map(({ sellMicro }) => sellMicro)).toEqual([0, 5_000]);
    const after = charged([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    const records = [
      ...billed.map((one): StoredRating => ({ ...one, billedOn: 1 })),
      stored('a', { sellMicro: 0, buyMicro: 0 }),
    ];
    const difference = good(rerateDifference(records, after));
    expect(difference.changed.map(({ key, sellMicro }) => [key, sellMicro])).toEqual([
      ['b', 5_000],
      ['c', 5_000],
    ]);
    expect(difference.billed.sellMicro).toBe(10_000);
    expect(adjustmentAmounts(records, difference.changed)).toMatchObject([{ netPence: 1 }]);
  });
});
