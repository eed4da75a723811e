import type { Knex } from 'knex';

import { addDays } from '../../../../../src/billing/calendar';
import { mulDivHalfUp } from '../../../../../src/billing/money';
import type {
  PricePoint,
  PriceRiseDetail,
  PriceRiseSummary,
} from '../../../shared/contracts/price-rises';
import { bureauToday } from '../clock/bureau-today';
import { type Affected, reachOfRise, type Rise } from './affected-services';

const LARGEST = 50;
const MOST_PRICES = 500;

/** A rise as it is shown in the list. */
export const toSummary = (rise: Rise): PriceRiseSummary => ({
  documentId: rise.documentId,
  name: rise.name,
  productName: rise.productName,
  resellerName: rise.resellerName,
  effectiveDate: rise.effectiveDate,
  change: rise.change,
  indexBasisPoints: rise.change.by === 'percent' ? rise.indexBasisPoints : null,
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

/** Old and new prices by product, each with how many services pay it. */
export const pricePoints = (services: readonly Affected[]): PricePoint[] => {
  const points = new Map<string, PricePoint>();
  for (const { productName, frequency, oldMicro, newMicro, quantity } of services) {
    const key = `${productName}/${frequency}/${oldMicro}`;
    const point = points.get(key) ?? {
      ...{ productName, frequency, oldMicro, newMicro, services: 0, quantity: 0 },
    };
    points.set(key, {
      ...point,
      services: point.services + 1,
      quantity: point.quantity + quantity,
    });
  }
  return [...points.values()]
    .sort((a, b) => a.productName.localeCompare(b.productName) || a.oldMicro - b.oldMicro)
    .slice(0, MOST_PRICES);
};

/** A rise with whom it comes to and what it is worth. */
export const riseDetail = async (db: Knex, rise: Rise): Promise<PriceRiseDetail> => {
  const { services, decided } = await reachOfRise(db, rise);
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
    prices: pricePoints(services),
    largest: [...services]
      .sort((a, b) => difference(b) - difference(a))
      .slice(0, LARGEST)
      .map((one) => ({
        serviceDocumentId: one.documentId,
        productName: one.productName,
        customerName: one.customerName,
        accountNumber: one.accountNumber,
        email: one.email,
        quantity: one.quantity,
        oldMicro: one.oldMicro,
        newMicro: one.newMicro,
        effectiveFrom: one.effectiveFrom,
      })),
    servicesDecidedLater: decided.length,
    decidedLater: decided.slice(0, LARGEST).map(({ documentId, ...one }) => ({
      serviceDocumentId: documentId,
      ...one,
    })),
    noticesSent: Number(notices[0]?.count ?? 0),
  };
};
