import type { UID } from '@strapi/strapi';
import {
  isEmpty,
  related,
  requireBuyCard,
  requireNumberPattern,
  requireOwn,
  requireSellCard,
  requireThat,
  type Rule,
  type RuleRow,
} from '../../platform/rules';

/** A mark-up says how much. */
const requireMarkUp = (after: RuleRow): void => {
  const field = { percent: 'markUpPercent', 'per-minute': 'markUpPerMinute' }[
    String(after.markUpKind)
  ];
  requireThat(field === undefined || !isEmpty(after[field]), {
    code: 'mark-up-without-amount',
    field: field ?? 'markUpKind',
    message: 'The mark-up does not say how much it is.',
    whatToDo: 'Enter the amount, or choose none as the mark-up.',
  });
};

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
  await requireBuyCard({ strapi, after });
  requireMarkUp(after);
};
