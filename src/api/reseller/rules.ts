import type { UID } from '@strapi/strapi';
import {
  isEmpty,
  related,
  requireOwn,
  requireSellCard,
  requireThat,
  type Rule,
} from '../../platform/rules';

/** A reseller prints his own brand or the bureau's, and sells by a card that is nobody else's. */
export const rule: Rule = async ({ strapi, after }) => {
  requireThat(
    isEmpty(after.invoiceNumberPattern) || String(after.invoiceNumberPattern).includes('{seq'),
    {
      code: 'number-pattern',
      field: 'invoiceNumberPattern',
      message: 'Without a running number two invoices would be called the same.',
      whatToDo: 'Put {seq} or {seq:6} into the pattern, or leave it empty.',
    },
  );
  const brand = await related({
    strapi,
    uid: 'api::brand.brand' as UID.ContentType,
    id: after.brand,
    relations: ['reseller'],
  });
  requireOwn({ owner: brand?.reseller, reseller: after.id, field: 'brand', what: 'brand' });
  await requireSellCard({ strapi, after, reseller: after.id });
};
