import type { UID } from '@strapi/strapi';
import {
  dayOf,
  isEmpty,
  isUsedBy,
  related,
  requireDaysOfOurTime,
  requireOrder,
  requireSellCard,
  requireThat,
  type Rule,
} from '../../platform/rules';

/** Once a bill has charged a service, draft or issued, its first day and product are what the bill says. */
const requireBilledTerms: Rule = async ({ strapi, before, after }) => {
  const isMoved = before && dayOf(before.startDate) !== dayOf(after.startDate);
  const isSwitched = before && before.product !== after.product;
  if (!isMoved && !isSwitched) return;
  // Services that were taken on from another biller are charged to a day without a bill of ours.
  const standing: unknown = await strapi.db
    .connection('billing.service_cycles')
    .where({ subscription_id: before.id })
    .first('subscription_id');
  const { id } = before;
  const isBilled =
    standing !== undefined || (await isUsedBy({ strapi, id, uses: ['invoice-line.subscription'] }));
  requireThat(!isBilled, {
    code: 'service-billed',
    field: isMoved ? 'startDate' : 'product',
    message: `The service is on a bill already, so its ${isMoved ? 'first day' : 'product'} stays.`,
    whatToDo: 'Enter the day it ends, which credits what is too much, and start a new service.',
  });
};

/** Quantity and price that change on dates are changed with a date: editing the row would leave the days between open. */
const requireDatedChange: Rule = async ({ strapi, before, after }) => {
  const field = (['quantity', 'priceOverride'] as const).find(
    (name) => before && numberOf(before[name]) !== numberOf(after[name]),
  );
  if (!before || !field) return;
  const change: unknown = await strapi.db
    .connection('billing.service_changes')
    .where({ subscription_id: before.id, withdrawn_at: null })
    .first('id');
  requireThat(change === undefined, {
    code: 'dated-changes',
    field,
    message: 'Quantity and price of this service are changed on dates.',
    whatToDo: 'Make the change in Bill runs, Services, from the day it holds.',
  });
};

const numberOf = (value: unknown): number | null => (isEmpty(value) ? null : Number(value));

/** A service is of a product on sale, ends after it starts, and is priced by a card of the customer's reseller. */
export const rule: Rule = async ({ strapi, before, after }) => {
  requireDaysOfOurTime(after, ['startDate', 'endDate', 'termFrom']);
  requireOrder({
    after,
    from: 'startDate',
    to: 'endDate',
    message: 'The service ends before it starts.',
  });
  requireThat(!before || before.customer === after.customer, {
    code: 'customer-fixed',
    field: 'customer',
    message: 'A service stays with its customer, whose bills it is on.',
    whatToDo: 'Enter the day it ends here, and start a new service for the other customer.',
  });
  await requireBilledTerms({ strapi, before, after });
  await requireDatedChange({ strapi, before, after });
  const isNewProduct = before?.product !== after.product;
  const product = await related({
    strapi,
    uid: 'api::product.product' as UID.ContentType,
    id: after.product,
    fields: ['id', 'state'],
  });
  requireThat(!isNewProduct || product?.state !== 'withdrawn', {
    code: 'product-withdrawn',
    field: 'product',
    message: 'This product has been withdrawn and cannot be sold any more.',
    whatToDo: 'Choose another product, or make this one active again.',
  });
  const customer = await related({
    strapi,
    uid: 'api::customer.customer' as UID.ContentType,
    id: after.customer,
    relations: ['reseller'],
  });
  await requireSellCard({ strapi, after, reseller: customer?.reseller ?? null });
};
