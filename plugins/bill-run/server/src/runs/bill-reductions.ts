import { daysBetween } from '../../../../../src/billing/calendar';
import type { Commitment } from '../../../../../src/billing/commitments';
import { billDays, type Discount, prorateAmount } from '../../../../../src/billing/discounts';
import type { RecurringItem } from '../../../../../src/billing/invoicing';
import type { CommitmentFacts, CustomerFacts, DiscountFacts } from './bill-facts';

type Input = { customer: CustomerFacts; runDate: string; recurring: readonly RecurringItem[] };

const productsOfGroup = ({ services }: CustomerFacts, group: string | null): number[] => [
  ...new Set(services.filter((service) => service.group === group).map((one) => one.productId)),
];

/** Periods of a service that the bill charges for, credits taken off, as days of so many days. */
const periodsCharged = (recurring: readonly RecurringItem[], subscriptionId: number | null) => {
  const segments = recurring
    .filter((item) => item.subscriptionId === subscriptionId && !item.segment.isCredit)
    .map(({ segment }) => segment);
  // Over one common number of days, so that no part is rounded before the amount is.
  const lengths = new Set(segments.map((segment) => segment.fullDays));
  const fullDays = [...lengths].reduce((product, length) => product * length, 1);
  const days = segments.reduce((sum, one) => sum + (one.days * fullDays) / one.fullDays, 0);
  return { days, fullDays };
};

const amountOf = (discount: DiscountFacts, { customer, recurring }: Input): number => {
  if (!discount.isProrated) return discount.amountPence;
  return prorateAmount(
    discount.amountPence,
    discount.scope === 'service'
      ? periodsCharged(recurring, discount.subscriptionId)
      : billDays(customer),
  );
};

/** The discounts of a customer as the invoice takes them. */
export const discountsOf = (input: Input): Discount[] =>
  input.customer.discounts.map((discount) => ({
    id: discount.id,
    label: discount.name,
    scope: discount.scope,
    order: discount.order,
    value:
      discount.kind === 'percentage'
        ? { kind: 'percent', percentBasisPoints: discount.basisPoints }
        : { kind: 'amount', amountPence: amountOf(discount, input) },
    subscriptionId: discount.subscriptionId,
    productId: discount.productId,
    productIds: discount.scope === 'group' ? productsOfGroup(input.customer, discount.group) : [],
    from: input.runDate,
    to: null,
  }));

/** The days of the bill's period on which a commitment holds. */
const daysHeld = ({ from, to }: CommitmentFacts, customer: CustomerFacts) => {
  const first = from > customer.periodFrom ? from : customer.periodFrom;
  const end = to !== null && to < customer.billDate ? to : customer.billDate;
  return { periodFrom: first, periodTo: end, days: Math.max(0, daysBetween(first, end)) };
};

/** What a customer agreed to spend at least in the period of his bill, by the days on which it held. */
export const commitmentsOf = (customer: CustomerFacts): Commitment[] =>
  customer.commitments.flatMap((facts) => {
    const { fullDays } = billDays(customer);
    const { days, ...period } = daysHeld(facts, customer);
    if (days === 0) return [];
    return [
      {
        id: facts.id,
        label: facts.name,
        scope: facts.scope === 'group' ? ('products' as const) : facts.scope,
        subscriptionId: facts.subscriptionId,
        productIds: facts.scope === 'group' ? productsOfGroup(customer, facts.group) : [],
        fullPence: facts.amountPence,
        days,
        fullDays,
        amountPence: prorateAmount(facts.amountPence, { days, fullDays }),
        vatTreatment: facts.vatTreatment,
        ...period,
      },
    ];
  });
