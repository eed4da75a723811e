import { requireOrder, type Rule } from '../../platform/rules';

/** A promo is printed for at least one day. */
export const rule: Rule = ({ after }) =>
  requireOrder({
    after,
    from: 'validFrom',
    to: 'validTo',
    message: 'The promo ends before it begins.',
  });
