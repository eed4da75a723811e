import type { UID } from '@strapi/strapi';
import {
  related,
  requireOrder,
  requireSellCard,
  requireThat,
  type Rule,
} from '../../platform/rules';

/** A service is of a product on sale, ends after it starts, and is priced by a card of the customer's reseller. */
export const rule: Rule = async ({ strapi, before, after }) => {
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
  const isNewProduct = before?.product !== after.product;
  const product = await related({
    strapi,
    uid: 'api::product.product' as UID.ContentType,
    id: after.product,
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
