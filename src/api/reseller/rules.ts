import type { UID } from '@strapi/strapi';
import {
  related,
  requireNumberPattern,
  requireOwn,
  requireSellCard,
  type Rule,
} from '../../platform/rules';

/** A reseller prints his own brand or the bureau's, and sells by a card that is nobody else's. */
export const rule: Rule = async ({ strapi, after }) => {
  requireNumberPattern(after);
  const brand = await related({
    strapi,
    uid: 'api::brand.brand' as UID.ContentType,
    id: after.brand,
    relations: ['reseller'],
  });
  requireOwn({ owner: brand?.reseller, reseller: after.id, field: 'brand', what: 'brand' });
  await requireSellCard({ strapi, after, reseller: after.id });
};
