import type { UID } from '@strapi/strapi';
import { isEmpty, related, requireOrder, requireThat, type Rule } from '../../platform/rules';

/** A commitment says what counts towards it, and a service it is on is the customer's own. */
export const rule: Rule = async ({ strapi, after }) => {
  requireThat(after.scope !== 'service' || !isEmpty(after.subscription), {
    code: 'service-needed',
    field: 'subscription',
    message: 'One service counts towards it, but no service is chosen.',
    whatToDo: 'Choose the service, or let the whole bill count.',
  });
  requireThat(after.scope !== 'group' || !isEmpty(after.group), {
    code: 'group-needed',
    field: 'group',
    message: 'A group of products counts towards it, but no group is entered.',
    whatToDo: 'Enter the group as it is written on the products.',
  });
  requireOrder({
    after,
    from: 'validFrom',
    to: 'validTo',
    message: 'The commitment ends before it begins.',
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
