import { addDays, daysBetween, type IsoDate } from '../../billing/calendar';
import { documentIdFor } from '../../platform/document-id';
import { serviceLabels } from '../content/people-and-places';
import { products } from '../content/products';
import { createRandom, type Random } from '../random';
import { scenario } from '../scenario';
import { orderFor, type OrderLine } from './orders';
import type { DemoCustomer, DemoSubscription } from './model';
import { createPhoneNumbers, type PhoneNumbers } from './phone-numbers';

const dayWithin = (input: { random: Random; from: IsoDate; to: IsoDate }): IsoDate =>
  addDays(input.from, input.random.int(0, Math.max(0, daysBetween(input.from, input.to) - 1)));

/** A tenth below the list price, agreed with this customer. */
const agreedPrice = (product: string): string => {
  const listed = products.find(({ code }) => code === product)?.price ?? '0';
  return (Number(listed) * 0.9).toFixed(2);
};

const startDate = (input: { line: OrderLine; customer: DemoCustomer; random: Random }): IsoDate => {
  const { line, customer, random } = input;
  const { billingStart, period } = customer;
  if (line.when === 'in-period') {
    return dayWithin({ random, from: addDays(period.from, 1), to: period.to });
  }
  return random.chance(0.75)
    ? billingStart
    : dayWithin({ random, from: billingStart, to: period.from });
};

const identifierFor = (input: {
  line: OrderLine;
  customer: DemoCustomer;
  numbers: PhoneNumbers;
}): string | null => {
  const { line, customer, numbers } = input;
  if (line.number === 'landline') return numbers.landline(customer.town);
  return line.number === 'mobile' ? numbers.mobile() : null;
};

const subscriptionsOf = (customer: DemoCustomer, numbers: PhoneNumbers): DemoSubscription[] => {
  const random = createRandom(`${scenario.seed}:services:${customer.accountNumber}`);
  const order = orderFor({ profile: customer.profile, random });
  // One in twelve gives up a lesser service within the period.
  const rentals = order.filter((line) => line.canCease && line.when === 'before');
  const ceasing = random.chance(1 / 12) && rentals.length > 2 ? rentals.at(-1) : undefined;
  return order.map((line, index): DemoSubscription => {
    const { period } = customer;
    const isNumberOfKeyAccount = line.number !== null && customer.reseller === 'BRIGHT';
    return {
      documentId: documentIdFor('demo', 'subscription', customer.accountNumber, index),
      customer: customer.documentId,
      product: line.product,
      quantity: line.quantity,
      identifier: identifierFor({ line, customer, numbers }),
      label: line.number === 'landline' && random.chance(0.6) ? random.pick(serviceLabels) : null,
      startDate: startDate({ line, customer, random }),
      endDate:
        line === ceasing
          ? dayWithin({ random, from: addDays(period.from, 2), to: period.to })
          : null,
      priceOverride: line.canCease && random.chance(0.03) ? agreedPrice(line.product) : null,
      sellCard: isNumberOfKeyAccount && random.chance(0.01) ? 'brightwire-key-accounts' : null,
    };
  });
};

/** The services of all customers, each number used once. */
export const buildSubscriptions = (customers: readonly DemoCustomer[]): DemoSubscription[] => {
  const numbers = createPhoneNumbers();
  return customers.flatMap((customer) => subscriptionsOf(customer, numbers));
};
