import { requireSameReseller, type Rule } from '../../platform/rules';

/** A catalogue in use stays with its reseller. */
export const rule: Rule = ({ strapi, before, after }) =>
  requireSameReseller({
    strapi,
    before,
    after,
    uses: ['catalogue-item.catalogue', 'customer.catalogue'],
    what: 'catalogue',
  });
