import { isEmpty, requireThat, type Rule } from '../../platform/rules';

/** What a supplier charges is the bureau's own business. */
export const rule: Rule = ({ after }) =>
  requireThat(after.kind !== 'buy' || isEmpty(after.reseller), {
    code: 'buy-card-of-reseller',
    field: 'reseller',
    message: 'A buy card belongs to the bureau.',
    whatToDo: 'Leave the reseller empty, or make it a sell card.',
  });
