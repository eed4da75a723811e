import type { UID } from '@strapi/strapi';
import {
  isEmpty,
  related,
  requireOwn,
  requireSameReseller,
  requireSellCard,
  requireThat,
  type Rule,
} from '../../platform/rules';

/** Bills by e-mail need an address; prices and all that hangs on a customer are of his own reseller. */
export const rule: Rule = async ({ strapi, before, after }) => {
  requireThat(after.delivery !== 'email' || !isEmpty(after.email), {
    code: 'email-needed',
    field: 'email',
    message: 'Bills go to this customer by e-mail, but there is no address.',
    whatToDo: 'Enter the e-mail for bills, or choose another way in "Gets the bill by".',
  });
  const catalogue = await related({
    strapi,
    uid: 'api::catalogue.catalogue' as UID.ContentType,
    id: after.catalogue,
    relations: ['reseller'],
  });
  requireOwn({
    owner: catalogue?.reseller,
    reseller: after.reseller,
    field: 'catalogue',
    what: 'catalogue',
  });
  await requireSameReseller({
    strapi,
    before,
    after,
    uses: ['subscription.customer', 'discount.customer', 'mandate.customer', 'invoice.customer'],
    what: 'customer',
  });
  await requireSellCard({ strapi, after, reseller: after.reseller });
};
