import { addDays } from '../../billing/calendar';
import { callsOfProfile } from '../content/call-mix';
import { createRandom, type Random } from '../random';
import { scenario } from '../scenario';
import { type CallTimes, callTimes } from './call-times';
import type { DemoCustomer, DemoSubscription } from './model';

/** A number from which calls are made, and when. */
export type CallingNumber = { cli: string; isMobile: boolean; times: CallTimes };

const MOBILE = /^447[1-57-9]/;

/**
 * The numbers that make the calls, picked by how busy each is. A number calls only on days on which
 * its service runs, within the customer's period.
 */
export const numbersThatCall = (input: {
  customers: readonly DemoCustomer[];
  subscriptions: readonly DemoSubscription[];
}): { pick(random: Random): CallingNumber } => {
  const owners = new Map(input.customers.map((customer) => [customer.documentId, customer]));
  const numbers: CallingNumber[] = [];
  const upTo: number[] = [];
  let total = 0;
  for (const { customer, identifier, startDate, endDate } of input.subscriptions) {
    const owner = owners.get(customer);
    if (!owner || identifier === null) continue;
    const from = startDate > owner.period.from ? startDate : owner.period.from;
    const to = endDate !== null && endDate < owner.period.to ? endDate : owner.period.to;
    if (addDays(from, 1) > to) continue;
    const random = createRandom(`${scenario.seed}:busy:${identifier}`);
    const days = callTimes({ span: { from, to }, isHome: owner.profile === 'home' });
    total += callsOfProfile[owner.profile] * Math.exp(0.6 * random.normal());
    numbers.push({ cli: identifier, isMobile: MOBILE.test(identifier), times: days });
    upTo.push(total);
  }

  const indexOf = (weight: number): number => {
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > weight) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  return {
    pick: (random) => {
      const number = numbers[indexOf(random.fraction() * total)];
      if (!number) throw new RangeError('no number makes calls');
      return number;
    },
  };
};
