import { requireOrder, type Rule } from '../../platform/rules';

/** A reseller is on a tier for at least one day. */
export const rule: Rule = ({ after }) =>
  requireOrder({
    after,
    from: 'validFrom',
    to: 'validTo',
    message: 'The time on this tier ends before it begins.',
  });
