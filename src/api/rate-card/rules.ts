import { isEmpty, requireSameReseller, requireThat, type Rule } from '../../platform/rules';

/** What a supplier charges is the bureau's own business; a card with rates stays with its reseller. */
export const rule: Rule = async ({ strapi, before, after }) => {
  requireThat(after.kind !== 'buy' || isEmpty(after.reseller), {
    code: 'buy-card-of-reseller',
    field: 'reseller',
    message: 'A buy card belongs to the bureau.',
    whatToDo: 'Leave the reseller empty, or make it a sell card.',
  });
  await requireSameReseller({
    strapi,
    before,
    after,
    uses: [
      'rate-card-version.rateCard',
      'customer.sellCard',
      'customer.overrideCard',
      'reseller.sellCard',
    ],
    what: 'rate card',
  });
};
