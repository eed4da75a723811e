import type { UID } from '@strapi/strapi';
import {
  isEmpty,
  related,
  requireDaysOfOurTime,
  requireOwn,
  requireSameReseller,
  requireSellCard,
  requireThat,
  requireVatNumber,
  type Rule,
} from '../../platform/rules';

/** The last bill of a customer charges his services to the day they end: without one it would charge on. */
const requireEndsOfServices: Rule = async ({ strapi, before, after }) => {
  if (!before || before.state === after.state || after.state !== 'closed') return;
  const goingOn = await strapi.db.query('api::subscription.subscription').findOne({
    select: ['id'],
    where: {
      customer: { id: before.id },
      endDate: { $null: true },
      product: { kind: { $in: ['recurring', 'third-party'] } },
    },
  });
  requireThat(goingOn === null, {
    code: 'services-go-on',
    field: 'state',
    message: 'A service of this customer has no end yet.',
    whatToDo: 'Enter the day it ends on each of his services, then close him: he gets a last bill.',
  });
};

/** Bills by e-mail need an address; prices and all that hangs on a customer are of his own reseller. */
export const rule: Rule = async ({ strapi, before, after }) => {
  requireVatNumber(after);
  requireDaysOfOurTime(after, ['billingStart']);
  await requireEndsOfServices({ strapi, before, after });
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
  await requireSellCard({ strapi, after, reseller: after.reseller, field: 'overrideCard' });
};
