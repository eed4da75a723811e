import fc from 'fast-check';
import {
  applyDiscounts,
  type Discount,
  type DiscountableLine,
} from '../../../src/billing/discounts';
import { sumPence } from '../../../src/billing/money';

const billDate = '2025-06-01';

const line = (changes: Partial<DiscountableLine> = {}): DiscountableLine => ({
  subscriptionId: 1,
  productId: 10,
  netPence: 10_000,
  vatTreatment: 'standard',
  vatBasisPoints: 2000,
  ...changes,
});

const discount = (changes: Partial<Discount> = {}): Discount => ({
  id: 1,
  label: 'Ten off',
  scope: 'bill',
  order: 1,
  value: { kind: 'percent', percentBasisPoints: 1000 },
  subscriptionId: null,
  productId: null,
  from: '2025-01-01',
  to: null,
  ...changes,
});

const netOf = (lines: DiscountableLine[], discounts: Discount[]) =>
  applyDiscounts({ lines, discounts, billDate }).map((one) => one.netPence);

describe('applyDiscounts', () => {
  it('takes a share of the bill', () => {
    expect(netOf([line(), line()], [discount()])).toEqual([-2_000]);
  });

  it('takes a sum, and no more than there is', () => {
    const fiver = { kind: 'amount', amountPence: 500 } as const;
    expect(netOf([line()], [discount({ value: fiver })])).toEqual([-500]);
    expect(netOf([line({ netPence: 300 })], [discount({ value: fiver })])).toEqual([-300]);
    expect(netOf([line({ netPence: -300 })], [discount({ value: fiver })])).toEqual([]);
  });

  it('keeps to its service or product', () => {
    const lines = [line(), line({ subscriptionId: 2, productId: 20, netPence: 5_000 })];
    const byService = discount({ scope: 'service', subscriptionId: 2 });
    const byProduct = discount({ scope: 'product', productId: 10 });
    expect(applyDiscounts({ lines, discounts: [byService], billDate })).toMatchObject([
      { netPence: -500, subscriptionId: 2, productId: null },
    ]);
    expect(applyDiscounts({ lines, discounts: [byProduct], billDate })).toMatchObject([
      { netPence: -1_000, subscriptionId: null, productId: 10 },
    ]);
    const ofNone = discount({ scope: 'service', subscriptionId: null });
    expect(netOf([line({ subscriptionId: null })], [ofNone])).toEqual([]);
  });

  it('takes service, then product, group, usage and bill, each on what is left, whatever their order', () => {
    const half = { kind: 'percent', percentBasisPoints: 5000 } as const;
    const discounts = [
      discount({ id: 1, scope: 'bill', value: half, order: 0 }),
      discount({ id: 2, scope: 'usage', value: half, order: 1 }),
      discount({ id: 3, scope: 'group', productIds: [10], value: half, order: 2 }),
      discount({ id: 4, scope: 'product', productId: 10, value: half, order: 3 }),
      discount({ id: 5, scope: 'service', subscriptionId: 1, value: half, order: 4 }),
    ];
    const taken = applyDiscounts({ lines: [line({ isUsage: true })], discounts, billDate });
    expect(taken.map(({ discountId, netPence }) => [discountId, netPence])).toEqual([
      [5, -5_000],
      [4, -2_500],
      [3, -1_250],
      [2, -625],
      [1, -313],
    ]);
  });

  it('leaves a credit alone that gives back the discount of its charge', () => {
    const lines = [line(), line({ netPence: -4_000, isSettled: true })];
    expect(netOf(lines, [discount()])).toEqual([-1_000]);
  });

  it('takes those of one scope by order, then id', () => {
    const all = { kind: 'percent', percentBasisPoints: 10_000 } as const;
    const fiver = { kind: 'amount', amountPence: 500 } as const;
    const later = discount({ id: 1, order: 2, value: all });
    const first = discount({ id: 9, order: 1, value: fiver });
    expect(netOf([line()], [later, first])).toEqual([-500, -9_500]);
    const lower = discount({ id: 2, order: 1, value: all });
    expect(netOf([line()], [first, lower])).toEqual([-10_000]);
  });

  it('is spread over VAT rates by what they hold', () => {
    const lines = [line(), line({ netPence: 5_000, vatTreatment: 'zero', vatBasisPoints: 0 })];
    expect(applyDiscounts({ lines, discounts: [discount()], billDate })).toMatchObject([
      { netPence: -1_000, vatTreatment: 'standard', vatBasisPoints: 2000 },
      { netPence: -500, vatTreatment: 'zero', vatBasisPoints: 0 },
    ]);
  });

  it.each([
    ['2025-06-01', null, 1],
    ['2025-06-02', null, 0],
    ['2025-01-01', '2025-06-01', 0],
    ['2025-01-01', '2025-06-02', 1],
  ])('from %s to %s gives %d lines', (from, to, count) => {
    expect(netOf([line()], [discount({ from, to })])).toHaveLength(count);
  });

  it('explains itself', () => {
    const [taken] = applyDiscounts({ lines: [line()], discounts: [discount()], billDate });
    expect(taken?.explanation.sentence).toBe('Ten off: 10 % of £100.00 = £10.00.');
  });

  const anyLine: fc.Arbitrary<DiscountableLine> = fc
    .record({
      subscriptionId: fc.constantFrom(1, 2, null),
      productId: fc.constantFrom(10, 20, null),
      netPence: fc.integer({ min: -5_000, max: 50_000 }),
      isZero: fc.boolean(),
    })
    .map(({ isZero, ...rest }) =>
      line(isZero ? { ...rest, vatTreatment: 'zero', vatBasisPoints: 0 } : rest),
    );
  const anyDiscount: fc.Arbitrary<Discount> = fc
    .record({
      scope: fc.constantFrom('service', 'product', 'bill'),
      order: fc.nat(3),
      value: fc.oneof(
        fc.record({ kind: fc.constant('percent' as const), percentBasisPoints: fc.nat(12_000) }),
        fc.record({ kind: fc.constant('amount' as const), amountPence: fc.nat(60_000) }),
      ),
      subscriptionId: fc.constantFrom(1, 2),
      productId: fc.constantFrom(10, 20),
    })
    .map(discount);

  const anyDiscounts = fc
    .array(anyDiscount, { maxLength: 6 })
    .map((list) => list.map((one, index) => ({ ...one, id: index })));
  const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 8 });
  const net = (lines: DiscountableLine[]): number => sumPence(lines.map((one) => one.netPence));

  it('never takes the bill, a service, a product or a VAT rate below zero', () => {
    fc.assert(
      fc.property(anyLines, anyDiscounts, (anyOnes, discounts) => {
        const lines = anyOnes.map((one) => ({ ...one, netPence: Math.abs(one.netPence) }));
        const taken = applyDiscounts({ lines, discounts, billDate });
        expect(net([...lines, ...taken])).toBeGreaterThanOrEqual(0);
        for (const treatment of ['standard', 'zero']) {
          const ofRate = [...lines, ...taken].filter((one) => one.vatTreatment === treatment);
          expect(net(ofRate)).toBeGreaterThanOrEqual(0);
        }
        for (const id of [1, 2, 10, 20]) {
          const ofSubject = [...lines, ...taken].filter(
            (one) => one.subscriptionId === id || one.productId === id,
          );
          expect(net(ofSubject)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('makes a credit smaller by a percentage, and not by an amount', () => {
    const lines = [line({ netPence: -1_000 })];
    const half = { kind: 'percent', percentBasisPoints: 5_000 } as const;
    const tenner = { kind: 'amount', amountPence: 1_000 } as const;
    expect(netOf(lines, [discount({ value: half })])).toEqual([500]);
    expect(netOf(lines, [discount({ value: tenner })])).toEqual([]);
  });

  it('never takes more than was charged or credited, in any order of discounts', () => {
    fc.assert(
      fc.property(anyLines, anyDiscounts, (lines, discounts) => {
        const taken = applyDiscounts({ lines, discounts, billDate });
        for (const treatment of ['standard', 'zero'] as const) {
          const ofRate = (sign: number) => (one: DiscountableLine) =>
            one.vatTreatment === treatment && Math.sign(one.netPence) === sign;
          const left = net([...lines.filter(ofRate(1)), ...taken.filter(ofRate(-1))]);
          const credit = net([...lines.filter(ofRate(-1)), ...taken.filter(ofRate(1))]);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(credit).toBeLessThanOrEqual(0);
        }
        const reversed = applyDiscounts({ lines, discounts: [...discounts].reverse(), billDate });
        expect(reversed).toEqual(taken);
      }),
      { numRuns: 300 },
    );
  });

  it('takes exactly the wanted sum where there is enough', () => {
    fc.assert(
      fc.property(anyLines, fc.nat(60_000), (lines, amountPence) => {
        const subject = sumPence(lines.map((one) => one.netPence));
        const value = { kind: 'amount', amountPence } as const;
        const off = sumPence(netOf(lines, [discount({ value })]));
        expect(0 - off).toBe(Math.min(amountPence, Math.max(0, subject)));
      }),
    );
  });
});
