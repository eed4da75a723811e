import { documentIdFor } from '../../platform/document-id';
import { createRandom } from '../random';
import { scenario } from '../scenario';
import { groupBy } from './group-by';
import type { DemoCustomer, DemoDiscount, DemoSubscription } from './model';

type Terms = Pick<DemoDiscount, 'name' | 'scope' | 'kind' | 'percentage' | 'amount'>;

const ON_BILL: Terms = {
  name: 'Loyalty discount',
  scope: 'bill',
  kind: 'percentage',
  percentage: '5',
  amount: null,
};
const AMOUNT_OFF: Terms = {
  name: 'Goodwill credit',
  scope: 'bill',
  kind: 'amount',
  percentage: null,
  amount: '10.00',
};
const ON_PRODUCT: Terms = {
  name: 'Seat discount',
  scope: 'product',
  kind: 'percentage',
  percentage: '10',
  amount: null,
};
const ON_SERVICE: Terms = {
  name: 'Broadband offer',
  scope: 'service',
  kind: 'amount',
  percentage: null,
  amount: '5.00',
};

/** Reductions for about one customer in fourteen, of every kind that there is. */
export const buildDiscounts = (input: {
  customers: readonly DemoCustomer[];
  subscriptions: readonly DemoSubscription[];
}): DemoDiscount[] => {
  const servicesOf = groupBy(input.subscriptions, ({ customer }) => customer);
  return input.customers.flatMap((customer) => {
    const random = createRandom(`${scenario.seed}:discount:${customer.accountNumber}`);
    if (!random.chance(0.07)) return [];
    const services = servicesOf.get(customer.documentId) ?? [];
    const broadband = services.find(({ product }) => /^(SOGEA|FTTP)-/.test(product));
    const seat = services.find(({ product }) => product.startsWith('HOSTED-SEAT'));
    const possible = [
      ON_BILL,
      AMOUNT_OFF,
      ...(seat ? [ON_PRODUCT] : []),
      ...(broadband ? [ON_SERVICE] : []),
    ];
    const terms = random.pick(possible);
    return [
      {
        ...terms,
        documentId: documentIdFor('demo', 'discount', customer.accountNumber),
        customer: customer.documentId,
        subscription: terms === ON_SERVICE && broadband ? broadband.documentId : null,
        product: terms === ON_PRODUCT && seat ? seat.product : null,
        validFrom: customer.billingStart,
        validTo: null,
      },
    ];
  });
};
