import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { formatDate } from '../../../../../src/billing/calendar';
import { formatMicro } from '../../../../../src/billing/money';
import { queueEmail } from '../../../../../src/platform/mail';
import type { Affected, Rise } from './affected-services';

/** The services of each customer, the first that pays more first. */
const byCustomer = (services: readonly Affected[]): Affected[][] => {
  const lists = new Map<number, Affected[]>();
  const inOrder = [...services].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  for (const service of inOrder) {
    const known = lists.get(service.customerId);
    if (known) known.push(service);
    else lists.set(service.customerId, [service]);
  }
  return [...lists.values()];
};

/** A line for each price of his that changes; several services at one price from one day are one. */
const pricesText = (services: readonly Affected[]): string => {
  const lines = services.map(
    ({ productName, oldMicro, newMicro, effectiveFrom }) =>
      `${productName}: ${formatMicro(oldMicro)} becomes ${formatMicro(newMicro)} from ${formatDate(effectiveFrom)}`,
  );
  return [...new Set(lines)].join('\n');
};

/** One e-mail a customer, about the first of his services that pays more, and with all of them where the text has {prices}. */
export const queueNotices = async (
  { strapi }: { strapi: Core.Strapi },
  trx: Knex.Transaction,
  { rise, services }: { rise: Rise; services: readonly Affected[] },
) => {
  for (const own of byCustomer(services)) {
    const [first] = own;
    if (!first?.email) continue;
    await queueEmail({
      strapi,
      trx,
      key: `price-rise:${rise.id}:${first.customerId}`,
      kind: 'price-rise',
      resellerId: first.resellerId,
      to: { address: first.email, name: first.customerName },
      subject: `A change of price from ${formatDate(first.effectiveFrom)}`,
      text: fillIn(rise.noticeText, {
        customer: first.customerName,
        product: first.productName,
        old: formatMicro(first.oldMicro),
        new: formatMicro(first.newMicro),
        date: formatDate(first.effectiveFrom),
        prices: pricesText(own),
      }),
    });
  }
};

const fillIn = (text: string, words: Record<string, string>): string =>
  text.replace(
    /\{(customer|product|old|new|date|prices)\}/g,
    (_, name: string) => words[name] ?? '',
  );
