import { addCycles, addDays, cycleDate, previousCycleDate } from '../../billing/calendar';
import { withVatCheckDigits } from '../../billing/tax';
import { documentIdFor } from '../../platform/document-id';
import { type CustomerGroup, customerGroups } from '../content/customer-groups';
import { createRandom, type Random } from '../random';
import { scenario } from '../scenario';
import { cycleDays } from './cycle-days';
import type { DemoCustomer, PaymentMethod, Profile } from './model';
import { address, companyName, domainName, personName } from './names';

const PROFILES: readonly (readonly [Profile, number])[] = [
  ['office', 34],
  ['micro', 22],
  ['trunk', 14],
  ['fleet', 12],
  ['home', 14],
  ['licences', 4],
];

const OTHER_PAYMENTS: readonly (readonly [PaymentMethod, number])[] = [
  ['bank-transfer', 70],
  ['card', 20],
  ['other', 10],
];

/** The numbers of companies and VAT registrations that were never given out. */
const NEVER_GIVEN_COMPANY = 99200000;
const NEVER_GIVEN_VAT = 500000;

const paymentMethod = (group: CustomerGroup, random: Random): PaymentMethod =>
  group.directDebit && random.chance(group.directDebit.share)
    ? 'direct-debit'
    : random.weighted(OTHER_PAYMENTS);

/** The companies and people of one group are told apart: no name twice among all customers. */
const newName = (input: { taken: Set<string>; make: () => string }): string => {
  let name = input.make();
  while (input.taken.has(name)) name = input.make();
  input.taken.add(name);
  return name;
};

const customer = (input: {
  group: CustomerGroup;
  index: number;
  serial: number;
  cycleDay: number;
  taken: Set<string>;
}): DemoCustomer => {
  const { group, index, serial, cycleDay, taken } = input;
  const accountNumber = `${group.accountPrefix}${10001 + index}`;
  const random = createRandom(`${scenario.seed}:customer:${accountNumber}`);
  const profile = random.weighted(PROFILES);
  const isHome = profile === 'home';
  const name = newName({ taken, make: () => (isHome ? personName(random) : companyName(random)) });
  const vatExempt = random.chance(0.015);
  const billDate = cycleDate({ ...scenario.month, anchorDay: cycleDay });
  const period = {
    from: previousCycleDate({ before: billDate, anchorDay: cycleDay }),
    to: billDate,
  };
  const isLarge = profile === 'trunk' && random.chance(0.3);
  const { town, ...place } = address({ random, isOnJersey: vatExempt, isHome });
  return {
    documentId: documentIdFor('demo', 'customer', accountNumber),
    accountNumber,
    name,
    reseller: group.reseller,
    profile,
    cycleDay,
    // Joined some days before one of his bill days in the last two years.
    billingStart: addDays(addCycles(period.from, cycleDay, -random.int(1, 24)), -random.int(0, 20)),
    period,
    paymentMethod: paymentMethod(group, random),
    delivery: random.weighted([
      ['email', 78],
      ['portal', 16],
      ['post', 6],
    ] as const),
    email: isHome
      ? `${name.toLowerCase().replace(/[^a-z]/g, '.')}@home.example`
      : `accounts@${domainName(name)}`,
    itemised: random.chance(isHome ? 0.3 : 0.1),
    vatExempt,
    contactName: isHome ? null : personName(random),
    ...place,
    companyNumber: /Ltd|LLP/.test(name) ? String(NEVER_GIVEN_COMPANY + serial) : null,
    vatNumber:
      isHome || random.chance(0.4)
        ? null
        : `GB${withVatCheckDigits(String(NEVER_GIVEN_VAT + serial).padStart(7, '0'))}`,
    purchaseOrder: !isHome && random.chance(0.08) ? `PO-${random.int(10000, 99999)}` : null,
    catalogue: random.weighted(group.catalogues),
    sellCard: (isLarge ? group.keyAccountCard : null) ?? group.sellCard,
    town,
  };
};

/** The customers of the demo, group by group. Each gets a bill in the month, on his own day. */
export const buildCustomers = (): DemoCustomer[] => {
  const days = cycleDays({
    count: scenario.customers,
    random: createRandom(`${scenario.seed}:cycle-days`),
  });
  const taken = new Set<string>();
  let serial = 0;
  return customerGroups.flatMap((group) =>
    Array.from({ length: group.count }, (_, index) => {
      const cycleDay = days[serial] ?? 1;
      serial += 1;
      return customer({ group, index, serial, cycleDay, taken });
    }),
  );
};
