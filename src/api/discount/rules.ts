import type { UID } from '@strapi/strapi';
import { isEmpty, related, requireOrder, requireThat, type Rule } from '../../platform/rules';

/** A discount says on what it is and how much it is, and a service it is on is the customer's own. */
export const rule: Rule = async ({ strapi, after }) => {
  requireThat(after.scope !== 'service' || !isEmpty(after.subscription), {
    code: 'service-needed',
    field: 'subscription',
    message: 'The discount is on one service, but no service is chosen.',
    whatToDo: 'Choose the service, or put the discount on a product or the whole bill.',
  });
  requireThat(after.scope !== 'product' || !isEmpty(after.product), {
    code: 'product-needed',
    field: 'product',
    message: 'The discount is on a product, but no product is chosen.',
    whatToDo: 'Choose the product, or put the discount on the whole bill.',
  });
  requireThat(after.scope !== 'group' || !isEmpty(after.group), {
    code: 'group-needed',
    field: 'group',
    message: 'The discount is on a group of products, but no group is entered.',
    whatToDo: 'Enter the group as it is written on the products.',
  });
  requireThat(after.kind !== 'percentage' || !isEmpty(after.percentage), {
    code: 'percentage-needed',
    field: 'percentage',
    message: 'The discount is a percentage, but the percentage is empty.',
    whatToDo: 'Enter the percentage, or choose the kind Amount.',
  });
  requireThat(after.kind !== 'amount' || !isEmpty(after.amount), {
    code: 'amount-needed',
    field: 'amount',
    message: 'The discount is an amount, but the amount is empty.',
    whatToDo: 'Enter the amount, or choose the kind Percentage.',
  });
  requireOrder({
    after,
    from: 'validFrom',
    to: 'validTo',
    message: 'The discount ends before it begins.',
  });
  const subscription = await related({
    strapi,
    uid: 'api::subscription.subscription' as UID.ContentType,
    id: after.subscription,
    relations: ['customer'],
  });
  requireThat(!subscription || subscription.customer === after.customer, {
    code: 'other-customer',
    field: 'subscription',
    message: 'This service belongs to another customer.',
    whatToDo: 'Choose a service of the same customer.',
  });
};
