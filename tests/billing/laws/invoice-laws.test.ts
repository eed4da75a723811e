import fc from 'fast-check';

import { oneOffCharge, recurringCharges } from '../../../src/billing/charging';
import { assembleInvoice, type AssembleInput } from '../../../src/billing/invoicing';
import { UK_VAT_RATES, type VatTreatment } from '../../../src/billing/tax';

/*
 * Whatever is on a bill: lines make the net, VAT is taken once per rate, and the postings of it come to nothing.
 */
const CASES = 10_000;
const BILL_DATE = '2026-06-01';

const int = (min: number, max: number) => fc.integer({ min, max });
const treatment = fc.constantFrom<VatTreatment>('standard', 'reduced', 'zero', 'exempt', 'outside');
const item = { vatTreatment: treatment, isReverseChargeable: fc.boolean() };

const rental = fc
  .record({ ...item, service: int(1, 4), micro: int(0, 90_000_000), start: int(1, 31) })
  .map(({ service, micro, start, ...tax }) => {
    const { segments } = recurringCharges({
      terms: {
        timing: 'advance',
        months: 1,
        unitPriceMicro: micro,
        quantity: 1,
        prorateStart: true,
        prorateEnd: true,
      },
      span: {
        startDate: `2026-05-${String(start).padStart(2, '0')}`,
        endDate: null,
        chargedThrough: null,
      },
      cycle: { anchorDay: 1, billDate: BILL_DATE },
    });
    return segments.map((segment) => ({
      ...tax,
      subscriptionId: service,
      productId: service,
      description: `Rental ${service}`,
      segment,
      buyMicro: null,
    }));
  });

const oneOff = fc
  .record({ ...item, micro: int(-200_000_000, 200_000_000), isThirdParty: fc.boolean() })
  .map(({ micro, ...rest }) => {
    const terms = { date: '2026-05-20', unitPriceMicro: micro, quantity: 1, chargedThrough: null };
    const { charge } = oneOffCharge({ terms, billDate: BILL_DATE });
    if (!charge) throw new Error('not due');
    return {
      ...rest,
      subscriptionId: 1,
      productId: 9,
      description: 'Visit',
      charge,
      buyMicro: null,
    };
  });

const usage = fc.record({
  ...item,
  subscriptionId: fc.constant(null),
  productId: fc.constant(null),
  cli: fc.constant(null),
  bandGroup: fc.constantFrom('uk-mobile', 'uk-landline', 'uk-data'),
  label: fc.constant('Calls'),
  calls: int(1, 500),
  seconds: int(0, 100_000),
  sellMicro: int(0, 50_000_000),
  buyMicro: int(0, 50_000_000),
  from: fc.constant('2026-05-01'),
  to: fc.constant(BILL_DATE),
});

const discount = fc
  .record({
    scope: fc.constantFrom('bill' as const, 'usage' as const, 'service' as const),
    order: int(1, 3),
    value: fc.oneof(
      fc.record({ kind: fc.constant('percent' as const), percentBasisPoints: int(1, 10_000) }),
      fc.record({ kind: fc.constant('amount' as const), amountPence: int(1, 5_000) }),
    ),
  })
  .map((one) => ({
    ...one,
    id: one.order,
    label: 'Discount',
    subscriptionId: 1,
    productId: null,
    from: '2026-01-01',
    to: null,
  }));

const bill: fc.Arbitrary<AssembleInput> = fc.record({
  issuer: fc.record({ isVatRegistered: fc.boolean() }),
  customer: fc.record({
    vatOverride: fc.constantFrom(null, 'outside' as const),
    isReverseChargeReseller: fc.boolean(),
  }),
  billDate: fc.constant(BILL_DATE),
  recurring: fc.array(rental, { maxLength: 4 }).map((lists) => lists.flat()),
  oneOffs: fc.array(oneOff, { maxLength: 4 }),
  usage: fc.array(usage, { maxLength: 4 }),
  discounts: fc.array(discount, { maxLength: 2 }),
  vatRates: fc.constant(UK_VAT_RATES),
});

/** Half-up, away from zero, by whole numbers that cannot lose a digit. */
const vatOf = (netPence: number, basisPoints: number): number => {
  const part = BigInt(Math.abs(netPence)) * BigInt(basisPoints);
  const rounded = Number((part + 5_000n) / 10_000n);
  return netPence < 0 ? 0 - rounded : rounded;
};

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

const made = (input: AssembleInput) => {
  const result = assembleInvoice(input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

/** The laws that a bill breaks: none. */
const brokenOn = (input: AssembleInput): string[] => {
  const { lines, vat, netPence, vatPence, grossPence } = made(input);
  const rates = new Map<string, number>();
  for (const { vatTreatment, vatBasisPoints, netPence: net } of lines) {
    const key = `${vatTreatment} ${vatBasisPoints}`;
    rates.set(key, (rates.get(key) ?? 0) + net);
  }
  const isRateOnce =
    vat.length === rates.size &&
    vat.every((row) => rates.get(`${row.treatment} ${row.percentBasisPoints}`) === row.netPence);
  const bears = (one: VatTreatment) => one === 'standard' || one === 'reduced';
  const laws: Record<string, boolean> = {
    'lines make the net': sum(lines.map((line) => line.netPence)) === netPence,
    'each rate has its lines, once': isRateOnce,
    'VAT is taken once a rate, half-up': vat.every(
      (row) => row.vatPence === vatOf(row.netPence, row.percentBasisPoints),
    ),
    'rates make the VAT': sum(vat.map((row) => row.vatPence)) === vatPence,
    'net and VAT make the gross': netPence + vatPence === grossPence,
    'postings come to nothing': sum([grossPence, -netPence, -vatPence]) === 0,
    'what bears no VAT has none': vat.every((row) => bears(row.treatment) || row.vatPence === 0),
    'who is not registered charges none': input.issuer.isVatRegistered || vatPence === 0,
    'reverse charge is for who sells on':
      input.customer.isReverseChargeReseller ||
      vat.every((row) => row.treatment !== 'reverse-charge'),
    'places count from one': lines.every(({ position }, index) => position === index + 1),
    'quantity times price is the amount': lines.every(
      (line) =>
        BigInt(line.quantity) * BigInt(line.unitPriceMicro) === BigInt(line.netPence) * 10_000n,
    ),
  };
  return Object.keys(laws).filter((law) => laws[law] !== true);
};

describe('laws of a bill, over random bills', () => {
  it('hold: lines, VAT and gross add up, and quantity times price is the amount', () => {
    fc.assert(
      fc.property(bill, (input) => {
        expect(brokenOn(input)).toEqual([]);
      }),
      { numRuns: CASES },
    );
  }, 120_000);
});
