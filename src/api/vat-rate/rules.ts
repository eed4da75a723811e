import { requireOrder, type Rule } from '../../platform/rules';

/** A VAT rate holds for at least one day. */
export const rule: Rule = ({ after }) =>
  requireOrder({
    after,
    from: 'validFrom',
    to: 'validTo',
    message: 'The rate ends before it begins.',
  });
