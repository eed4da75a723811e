import fc from 'fast-check';
import { type Discount } from '../../../src/billing/discounts';
import {
  type AssembledInvoice,
  assembleInvoice,
  type AssembleInput,
  nameOfLine,
} from '../../../src/billing/invoicing';
import {
  microFromPence,
  mulDivHalfUp,
  penceFromMicro,
  sumMicro,
  sumPence,
} from '../../../src/billing/money';
import { input, oneOff, rental, usage } from './sample-items';

const assembled = (changes: Partial<AssembleInput>): AssembledInvoice => {
  const result = assembleInvoice(input(changes));
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const discount = (changes: Partial<Discount> = {}): Discount => ({
  id: 1,
  label: 'Loyalty',
  scope: 'bill',
  order: 1,
  value: { kind: 'percent', percentBasisPoints: 1000 },
  subscriptionId: null,
  productId: null,
  from: '2025-01-01',
  to: null,
  ...changes,
});

describe('assembleInvoice', () => {
  it('credits a charge with the VAT that it was made with', () => {
    const [item] = rental({ subscriptionId: 1, pence: -1_000 });
    if (!item) throw new Error('nothing due');
    const made = {
      vatTreatment: 'standard',
      vatBasisPoints: 1750,
      discountPence: 0,
      discountLabel: null,
    } as const;
    const { vat } = assembled({
      recurring: [{ ...item, segment: { ...item.segment, isCredit: true, made } }],
    });
    expect(vat).toMatchObject([{ percentBasisPoints: 1750, vatPence: -175 }]);
  });

  it('changes one of two lines alone that are called the same', () => {
    const sameWords = [
      oneOff({ pence: 250, description: 'Copy invoice' }),
      oneOff({ pence: 150, description: 'Copy invoice' }),
    ];
    const both = assembled({ oneOffs: sameWords });
    const names = both.lines.map(nameOfLine);
    expect(new Set(names).size).toBe(2);
    for (const [at, lineKey] of names.entries()) {
      const amendment = { kind: 'remove', lineKey, reason: 'Agreed', author: 'Ann' } as const;
      const { lines } = assembled({ oneOffs: [...sameWords].reverse(), amendments: [amendment] });
      expect(lines.map(({ netPence }) => netPence)).toEqual([both.lines[1 - at]?.netPence]);
    }
  });

  it('counts a credit towards a minimum spend less the discount that it gives back', () => {
    const [charge] = rental({ subscriptionId: 1, pence: 10_000 });
    const [credit] = rental({ subscriptionId: 2, pence: -1_000 });
    if (!charge || !credit) throw new Error('nothing due');
    const made = {
      vatTreatment: 'standard',
      vatBasisPoints: 2000,
      discountPence: 100,
      discountLabel: 'Loyalty',
    } as const;
    const { netPence } = assembled({
      recurring: [charge, { ...credit, segment: { ...credit.segment, isCredit: true, made } }],
      commitments: [
        {
          ...{ id: 1, label: 'Minimum spend', scope: 'bill', subscriptionId: null, productIds: [] },
          ...{ fullPence: 12_000, amountPence: 12_000, days: 30, fullDays: 30 },
          ...{ vatTreatment: 'standard', periodFrom: '2025-05-01', periodTo: '2025-06-01' },
        },
      ],
    });
    // £100.00, less the credit of £10.00 that gives £1.00 of its discount back: £29.00 on top.
    expect(netPence).toBe(12_000);
  });

  it('gives what is put right of an earlier bill the VAT that it was charged with', () => {
    const asBilled = { vatTreatment: 'standard', vatBasisPoints: 1750 } as const;
    const { lines, vat } = assembled({
      oneOffs: [oneOff({ pence: 1_000 }), oneOff({ pence: -4_000, asBilled })],
      adjustments: [
        {
          ...{ productId: null, vatTreatment: 'standard', billedOn: '2010-12-01', asBilled },
          ...{ bandGroup: 'uk-mobile', label: 'Calls', countNoun: 'call', records: 1 },
          ...{ beforeMicro: 5_000_000, sellMicro: -2_000_000, buyMicro: 0 },
          ...{ from: '2010-11-01', to: '2010-12-01' },
        },
      ],
    });
    expect(lines.map(({ netPence, vatBasisPoints }) => [netPence, vatBasisPoints])).toEqual([
      [-4_000, 1750],
      [1_000, 2000],
      [-200, 1750],
    ]);
    expect(vat.map(({ vatPence }) => vatPence)).toEqual([200, -735]);
  });

  it('puts all services on one invoice, section by section', () => {
    const invoice = assembled({
      recurring: rental({ subscriptionId: 1, pence: 1_550, startDate: '2025-05-22', quantity: 2 }),
      usage: [usage()],
      oneOffs: [
        oneOff({ pence: 4_999 }),
        oneOff({ pence: 1_000, description: 'Domain', isThirdParty: true }),
      ],
      discounts: [discount()],
    });
    const brief = invoice.lines.map((line) => [
      line.position,
      line.section,
      line.description,
      line.quantity,
      line.unitPriceMicro,
      line.netPence,
    ]);
    expect(brief).toEqual([
      [1, 'recurring', 'Line rental (10 of 31 days)', '1', 10_000_000, 1_000],
      [2, 'recurring', 'Line rental', '2', 15_500_000, 3_100],
      [3, 'one-off', 'Engineer visit', '1', 49_990_000, 4_999],
      [4, 'usage', 'UK landline from 02071234567: 12 calls, 1:02:03', '1', 1_230_000, 123],
      [5, 'third-party', 'Domain', '1', 10_000_000, 1_000],
      [6, 'discount', 'Loyalty', '-1', 10_220_000, -1_022],
    ]);
    expect(invoice).toMatchObject({ netPence: 9_200, vatPence: 1_840, grossPence: 11_040 });
    expect(invoice.vat).toEqual([
      { treatment: 'standard', percentBasisPoints: 2000, netPence: 9_200, vatPence: 1_840 },
    ]);
    expect(invoice.lines[3]).toMatchObject({
      periodFrom: '2025-05-01',
      periodTo: '2025-06-01',
      buyMicro: 400_000,
      cli: '442071234567',
    });
  });

  it('rounds usage once, however many parts it came in', () => {
    const parts = Array.from({ length: 3 }, () =>
      usage({ sellMicro: 4_000, calls: 1, seconds: 10 }),
    );
    const invoice = assembled({ usage: parts });
    expect(invoice.lines).toHaveLength(1);
    expect(invoice.lines[0]).toMatchObject({
      netPence: 1,
      description: 'UK landline from 02071234567: 3 calls, 0:00:30',
      buyMicro: 1_200_000,
    });
  });

  it('counts what the usage is of', () => {
    const texts = usage({ label: 'Texts', countNoun: 'message', calls: 1, seconds: 0 });
    expect(assembled({ usage: [texts] }).lines[0]?.description).toBe(
      'Texts from 02071234567: 1 message',
    );
  });

  it('never tells the customer our cost', () => {
    const [line] = assembled({ usage: [usage({ buyMicro: 777_777 })] }).lines;
    expect(JSON.stringify(line?.explanation)).not.toContain('777');
  });

  it('splits a wholesale bill into reverse charge and VAT', () => {
    const invoice = assembled({
      customer: { vatOverride: null, isReverseChargeReseller: true },
      usage: [usage({ sellMicro: 50_000_000 })],
      recurring: rental({ subscriptionId: 1, pence: 10_000 }),
    });
    expect(invoice.vat).toEqual([
      { treatment: 'standard', percentBasisPoints: 2000, netPence: 10_000, vatPence: 2_000 },
      { treatment: 'reverse-charge', percentBasisPoints: 0, netPence: 5_000, vatPence: 0 },
    ]);
  });

  it('takes the rate of the tax point', () => {
    const vatRates = [
      { treatment: 'standard', percentBasisPoints: 1750, from: '2025-06-01', to: null },
    ] as const;
    expect(assembled({ vatRates, oneOffs: [oneOff({ pence: 10_000 })] }).vatPence).toBe(1_750);
    expect(assembleInvoice(input({ vatRates: [], usage: [usage()] }))).toMatchObject({
      ok: false,
      error: { code: 'no-vat-rate' },
    });
  });

  it('is empty when nothing is due', () => {
    expect(assembled({})).toEqual({
      ...{ lines: [], leftOut: [], vat: [], netPence: 0, vatPence: 0, grossPence: 0 },
    });
  });
});

const anyId = fc.integer({ min: 1, max: 3 });
const anyTreatment = fc.constantFrom('standard', 'reduced', 'zero', 'exempt', 'outside');
const anyUsage = fc
  .record({
    subscriptionId: anyId,
    bandGroup: fc.constantFrom('uk', 'mobile', 'intl'),
    sellMicro: fc.nat(90_000_000),
    buyMicro: fc.nat(90_000_000),
    calls: fc.nat(100),
    seconds: fc.nat(100_000),
    vatTreatment: anyTreatment,
  })
  .map((changes) => usage({ ...changes, label: changes.bandGroup }));
const anyRental = fc
  .record({
    subscriptionId: anyId,
    pence: fc.nat(20_000),
    startDate: fc.constantFrom('2025-06-01', '2025-05-10', '2025-03-31'),
    quantity: fc.integer({ min: 1, max: 5 }),
  })
  .map(rental);
const anyOneOff = fc
  .record({
    pence: fc.integer({ min: -2_000, max: 20_000 }),
    vatTreatment: anyTreatment,
    isThirdParty: fc.boolean(),
    description: fc.constantFrom('Visit', 'Router'),
  })
  .map(oneOff);
const anyDiscount = fc
  .record({
    scope: fc.constantFrom('service', 'product', 'bill'),
    subscriptionId: anyId,
    productId: fc.constantFrom(10, 20, 30),
    order: fc.nat(2),
    value: fc.record({ kind: fc.constant('percent' as const), percentBasisPoints: fc.nat(6_000) }),
  })
  .map((changes) => discount(changes));
const anyInput = fc
  .record({
    recurring: fc.array(anyRental, { maxLength: 4 }).map((lists) => lists.flat()),
    usage: fc.array(anyUsage, { maxLength: 8 }),
    oneOffs: fc.array(anyOneOff, { maxLength: 4 }),
    discounts: fc
      .array(anyDiscount, { maxLength: 3 })
      .map((list) => list.map((one, id) => ({ ...one, id }))),
  })
  .map(input);

describe('laws of an invoice', () => {
  it('adds up: lines to net, VAT per rate, net and VAT to gross, quantity x price to each line', () => {
    fc.assert(
      fc.property(anyInput, (any) => {
        const { lines, vat, netPence, vatPence, grossPence } = assembled(any);
        expect(sumPence(lines.map((line) => line.netPence))).toBe(netPence);
        expect(sumPence(vat.map((subtotal) => subtotal.netPence))).toBe(netPence);
        expect(sumPence(vat.map((subtotal) => subtotal.vatPence))).toBe(vatPence);
        expect(grossPence).toBe(netPence + vatPence);
        for (const subtotal of vat) {
          const ofRate = lines.filter(
            (line) =>
              line.vatTreatment === subtotal.treatment &&
              line.vatBasisPoints === subtotal.percentBasisPoints,
          );
          const net = sumPence(ofRate.map((line) => line.netPence));
          expect(subtotal.netPence).toBe(net);
          expect(subtotal.vatPence).toBe(mulDivHalfUp(net, subtotal.percentBasisPoints, 10_000));
        }
        for (const line of lines) {
          expect(line.unitPriceMicro).toBeGreaterThanOrEqual(0);
          expect(Number(line.quantity) * line.unitPriceMicro + 0).toBe(
            microFromPence(line.netPence),
          );
        }
        expect(lines.map((line) => line.position)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the order in which anything was found', () => {
    const shuffled = anyInput.chain((any) =>
      fc.record({
        any: fc.constant(any),
        recurring: fc.shuffledSubarray([...any.recurring], { minLength: any.recurring.length }),
        usage: fc.shuffledSubarray([...any.usage], { minLength: any.usage.length }),
        oneOffs: fc.shuffledSubarray([...any.oneOffs], { minLength: any.oneOffs.length }),
        discounts: fc.shuffledSubarray([...any.discounts], { minLength: any.discounts.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ any, ...changed }) => {
        expect(assembled({ ...any, ...changed })).toEqual(assembled(any));
      }),
      { numRuns: 200 },
    );
  });

  it('charges usage to within half a penny a line of what the calls cost', () => {
    fc.assert(
      fc.property(fc.array(anyUsage, { maxLength: 12 }), (list) => {
        const { lines, netPence } = assembled({ usage: list });
        const exact = penceFromMicro(sumMicro(list.map((one) => one.sellMicro)));
        expect(Math.abs(netPence - exact)).toBeLessThanOrEqual(lines.length / 2 + 1);
      }),
    );
  });

  it('changes by hand the charge of a service alone, where a credit of the same days stands beside it', () => {
    const [charge] = rental({ subscriptionId: 1, pence: 3_000 });
    if (!charge) throw new Error('nothing is due');
    const credit = {
      ...charge,
      segment: { ...charge.segment, isCredit: true, amountPence: -2_000 },
    };
    const repriced = (lineKey: string) =>
      assembled({
        recurring: [charge, credit],
        oneOffs: [],
        usage: [],
        amendments: [
          { kind: 'reprice', lineKey, netPence: 100, reason: 'Agreed', author: 'Priya' },
        ],
      }).lines.map(({ netPence }) => netPence);
    expect(repriced(`recurring:1:${charge.segment.period.from}`).sort()).toEqual([-2_000, 100]);
    expect(repriced(`recurring:1:${charge.segment.period.from}:credit`).sort()).toEqual([
      100, 3_000,
    ]);
  });
});
