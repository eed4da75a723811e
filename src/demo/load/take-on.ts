import type { Knex } from 'knex';
import { recurringCharges } from '../../billing/charging';
import { parsePoundsToMicro } from '../../billing/money';
import { copyRows } from '../../platform/copy-rows';
import { products } from '../content/products';
import type { DemoBook, DemoCustomer, DemoSubscription } from '../generate';

const MONTHS = { monthly: 1, quarterly: 3, annual: 12 } as const;

/** How far the biller before us had charged a service on his last bill; null when he had not. */
const chargedThrough = (service: DemoSubscription, customer: DemoCustomer): string | null => {
  const product = products.find(({ code }) => code === service.product);
  const billDate = customer.period.from;
  const isCharged = product && (product.kind === 'recurring' || product.kind === 'third-party');
  if (!isCharged || service.startDate > billDate) return null;
  const price = parsePoundsToMicro(product.price);
  const result = recurringCharges({
    terms: {
      timing: product.timing,
      months: MONTHS[product.frequency],
      unitPriceMicro: price.ok ? price.value : 0,
      quantity: service.quantity,
      prorateStart: product.prorateStart ?? true,
      prorateEnd: product.prorateEnd ?? true,
    },
    // On his last bill nobody knew yet that the service would cease.
    span: { startDate: service.startDate, endDate: null, chargedThrough: null },
    cycle: { anchorDay: customer.cycleDay, billDate },
  });
  return result.chargedThrough;
};

/**
 * Takes the customers on from the biller before us, who made their bills up to the month before the
 * demo's. New customers stand at their first bill day, years ago for most of these: each would be
 * sent all his old bills at once. Set here as a migration would, each is due once in the month, for
 * the calls since his last bill and the rentals of the month ahead.
 */
export const takeOn = async (
  trx: Knex.Transaction,
  input: {
    book: DemoBook;
    customerIds: ReadonlyMap<string, number>;
    subscriptionIds: ReadonlyMap<string, number>;
  },
): Promise<void> => {
  const { book, customerIds, subscriptionIds } = input;
  const owners = new Map(book.customers.map((customer) => [customer.documentId, customer]));
  const standing = book.customers.map(({ documentId, period }) => ({
    customer_id: customerIds.get(documentId),
    period_from: period.from,
    bill_date: period.to,
  }));
  await trx.raw(
    `update billing.customer_cycles cy
     set period_from = s.period_from, next_bill_date = s.bill_date, usage_bill_date = s.bill_date
     from json_to_recordset(cast(? as json)) as s (customer_id integer, period_from date, bill_date date)
     where cy.customer_id = s.customer_id`,
    [JSON.stringify(standing)],
  );
  await copyRows(trx, {
    table: 'billing.service_cycles',
    columns: ['subscription_id', 'customer_id', 'charged_through'],
    rows: book.subscriptions.flatMap((service) => {
      const owner = owners.get(service.customer);
      const through = owner ? chargedThrough(service, owner) : null;
      const id = subscriptionIds.get(service.documentId);
      const customerId = customerIds.get(service.customer);
      if (through === null || id === undefined || customerId === undefined) return [];
      return [[id, customerId, through] as const];
    }),
  });
};
