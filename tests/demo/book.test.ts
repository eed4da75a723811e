import { createHash } from 'node:crypto';
import { cycleDate, previousCycleDate } from '../../src/billing/calendar';
import { validateCoreReference } from '../../src/billing/bacs';
import { normaliseCli } from '../../src/billing/rating';
import { customerGroups } from '../../src/demo/content/customer-groups';
import { resellers } from '../../src/demo/content/companies';
import { buildBook } from '../../src/demo/generate';
import { scenario } from '../../src/demo/scenario';

const book = buildBook();
const { customers, subscriptions, mandates, discounts } = book;

const share = <T>(rows: readonly T[], has: (row: T) => boolean) =>
  rows.filter(has).length / rows.length;

const allDifferent = (values: readonly unknown[]) =>
  expect(new Set(values).size).toBe(values.length);

describe('the book of the demo', () => {
  it('is the same every time', () => {
    const text = JSON.stringify([book, [...book.sellDecks]]);
    expect(JSON.stringify([buildBook(), [...buildBook().sellDecks]])).toBe(text);
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '1e4af055e44599de3cec6ee325c7dd91c4d277a4a266b71349b620eea35ee087',
    );
  });

  it('gives every row a document id as Strapi makes them', () => {
    const ids = [...customers, ...subscriptions, ...mandates, ...discounts].map(
      ({ documentId }) => documentId,
    );
    allDifferent(ids);
    expect(ids.every((id) => /^[a-z][a-z0-9]{23}$/.test(id))).toBe(true);
  });
});

describe('its customers', () => {
  it('are as many as planned, in all groups', () => {
    expect(customers).toHaveLength(scenario.customers);
    for (const { reseller, count } of customerGroups) {
      expect(customers.filter((customer) => customer.reseller === reseller)).toHaveLength(count);
    }
  });

  it('are billed on every day of the month', () => {
    const days = new Set(customers.map(({ cycleDay }) => cycleDay));
    expect([...days].sort((a, b) => a - b)).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
  });

  it('each have the period that ends on their bill day in the month', () => {
    for (const { cycleDay, period, billingStart } of customers) {
      const to = cycleDate({ ...scenario.month, anchorDay: cycleDay });
      expect(period).toEqual({
        from: previousCycleDate({ before: to, anchorDay: cycleDay }),
        to,
      });
      expect(billingStart < period.from).toBe(true);
    }
  });

  it('have names and account numbers of their own', () => {
    allDifferent(customers.map(({ name }) => name));
    allDifferent(customers.map(({ accountNumber }) => accountNumber));
    expect(customers.every(({ accountNumber }) => /^[A-Z0-9-]{3,20}$/.test(accountNumber))).toBe(
      true,
    );
  });

  it('pay by Direct Debit in six of ten cases, never where nobody collects', () => {
    const isDirectDebit = ({ paymentMethod }: { paymentMethod: string }) =>
      paymentMethod === 'direct-debit';
    expect(share(customers, isDirectDebit)).toBeCloseTo(0.6, 1);
    const executive = resellers.find(({ tier }) => tier === 'executive');
    const his = customers.filter(({ reseller }) => reseller === executive?.code);
    expect(his.some(isDirectDebit)).toBe(false);
  });
});

describe('their services', () => {
  it('are some for everybody, each of a known customer', () => {
    const known = new Set(customers.map(({ documentId }) => documentId));
    const owners = new Set(subscriptions.map(({ customer }) => customer));
    expect(owners).toEqual(known);
  });

  it('have numbers of their own, in ranges that nobody has', () => {
    const numbers = subscriptions.flatMap(({ identifier }) => identifier ?? []);
    allDifferent(numbers);
    for (const number of numbers) {
      expect(normaliseCli(number)).toEqual({ ok: true, value: number });
      expect(number).toMatch(/^44(7700900|\d{3}496|191498|207946|292018|289649)\d+$/);
    }
  });

  it('start before the month, or within the period that is billed, and some cease in it', () => {
    const owners = new Map(customers.map((customer) => [customer.documentId, customer]));
    let ceased = 0;
    let started = 0;
    for (const { customer, startDate, endDate } of subscriptions) {
      const { period } = owners.get(customer) as (typeof customers)[number];
      expect(startDate < period.to).toBe(true);
      if (startDate > period.from) started += 1;
      if (endDate === null) continue;
      ceased += 1;
      expect(endDate > period.from && endDate < period.to && startDate <= endDate).toBe(true);
    }
    expect(ceased).toBeGreaterThan(10);
    expect(started).toBeGreaterThan(50);
  });
});

describe('their mandates', () => {
  it('are there for all who pay by Direct Debit, fit for Bacs', () => {
    const payers = customers.filter(({ paymentMethod }) => paymentMethod === 'direct-debit');
    expect(new Set(mandates.map(({ customer }) => customer))).toEqual(
      new Set(payers.map(({ documentId }) => documentId)),
    );
    for (const { reference, sortCode, accountNumber, accountName } of mandates) {
      expect(validateCoreReference({ reference })).toMatchObject({ ok: true });
      expect(sortCode).toMatch(/^\d{6}$/);
      expect(accountNumber).toMatch(/^\d{8}$/);
      expect(accountName).toMatch(/^[A-Z0-9 ]{1,18}$/);
    }
  });
});

describe('their discounts', () => {
  it('are of every kind, on services of the customer himself', () => {
    expect(new Set(discounts.map(({ scope, kind }) => `${scope} ${kind}`))).toEqual(
      new Set(['bill percentage', 'bill amount', 'product percentage', 'service amount']),
    );
    const owner = new Map(subscriptions.map((service) => [service.documentId, service.customer]));
    for (const { subscription, customer } of discounts) {
      if (subscription !== null) expect(owner.get(subscription)).toBe(customer);
    }
  });
});
