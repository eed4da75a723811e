import type { Knex } from 'knex';

import { addDays } from '../../../../../src/billing/calendar';
import { mulDivHalfUp } from '../../../../../src/billing/money';
import type { PriceRiseDetail, PriceRiseSummary } from '../../../shared/contracts/price-rises';
import { bureauToday } from '../clock/bureau-today';
import { type Affected, affectedServices, type Rise } from './affected-services';

const LARGEST = 50;

/** A rise as it is shown in the list. */
export const toSummary = (rise: Rise): PriceRiseSummary => ({
  documentId: rise.documentId,
  name: rise.name,
  productName: rise.productName,
  resellerName: rise.resellerName,
  effectiveDate: rise.effectiveDate,
  amountMicro: rise.amountMicro,
  noticeDays: rise.noticeDays,
  state: rise.state,
  scheduledAt: rise.scheduledAt,
  scheduledBy: rise.scheduledBy,
});

/** The last day on which everybody can still be told in time; null when nobody is affected. */
export const notifyBy = (rise: Rise, services: readonly Affected[]): string | null => {
  const first = services.map(({ effectiveFrom }) => effectiveFrom).sort()[0];
  return first === undefined ? null : addDays(first, -rise.noticeDays);
};

const monthlyPence = (services: readonly Affected[], micro: 'oldMicro' | 'newMicro'): number =>
  services.reduce(
    (sum, one) => sum + mulDivHalfUp(one[micro] * one.quantity, 1, one.months * 10_000),
    0,
  );

const difference = ({ newMicro, oldMicro, quantity, months }: Affected): number =>
  (Math.abs(newMicro - oldMicro) * quantity) / months;

/** A rise with whom it comes to and what it is worth. */
export const riseDetail = async (db: Knex, rise: Rise): Promise<PriceRiseDetail> => {
  const services = await affectedServices(db, rise);
  const customers = new Map(services.map((one) => [one.customerId, one.email]));
  const inTimeBy = notifyBy(rise, services);
  const notices = await db('billing.emails')
    .where('key', 'like', `price-rise:${rise.id}:%`)
    .count<{ count: string }[]>('* as count');
  return {
    ...toSummary(rise),
    includesOwnPrices: rise.includesOwnPrices,
    noticeText: rise.noticeText,
    services: services.length,
    customers: customers.size,
    customersWithoutEmail: [...customers.values()].filter((email) => !email).length,
    monthlyBeforePence: monthlyPence(services, 'oldMicro'),
    monthlyAfterPence: monthlyPence(services, 'newMicro'),
    notifyBy: inTimeBy,
    isNoticeInTime: inTimeBy === null || inTimeBy >= (await bureauToday(db)),
    largest: [...services]
      .sort((a, b) => difference(b) - difference(a))
      .slice(0, LARGEST)
      .map((one) => ({
        serviceDocumentId: one.documentId,
        customerName: one.customerName,
        accountNumber: one.accountNumber,
        email: one.email,
        quantity: one.quantity,
        oldMicro: one.oldMicro,
        newMicro: one.newMicro,
        effectiveFrom: one.effectiveFrom,
      })),
    noticesSent: Number(notices[0]?.count ?? 0),
  };
};
