import { isEmpty, isUsedBy, requireThat, type Rule } from '../../platform/rules';

const FIXED = [
  { field: 'kind', what: 'kind', usual: null },
  { field: 'timing', what: 'choice between advance and arrears', usual: null },
  { field: 'frequency', what: 'period', usual: null },
  // Products of before there was a choice have none.
  { field: 'alignment', what: 'beginning of its periods', usual: 'cycle' },
] as const;

/** How a product is charged stays once it is sold: services would be charged twice, or not, for days between. */
const requireSoldTerms: Rule = async ({ strapi, before, after }) => {
  if (!before) return;
  const changed = FIXED.find(
    ({ field, usual }) => (before[field] ?? usual) !== (after[field] ?? usual),
  );
  if (!changed) return;
  const { field, what } = changed;
  const isSold = await isUsedBy({ strapi, id: before.id, uses: ['subscription.product'] });
  requireThat(!isSold, {
    code: 'product-sold',
    field,
    message: `Customers have this product, so its ${what} stays.`,
    whatToDo: 'Withdraw it, make another product, and move the services to that one.',
  });
};

/** A product says what an early end costs, where it costs something. */
export const rule: Rule = async ({ strapi, before, after }) => {
  await requireSoldTerms({ strapi, before, after });
  requireThat(after.earlyEndCharge !== 'percentage' || !isEmpty(after.earlyEndPercent), {
    code: 'percentage-needed',
    field: 'earlyEndPercent',
    message: 'An early end costs a percentage, but the percentage is empty.',
    whatToDo: 'Enter the percentage, or choose another charge for an early end.',
  });
  requireThat(after.earlyEndCharge !== 'fixed' || !isEmpty(after.earlyEndAmount), {
    code: 'amount-needed',
    field: 'earlyEndAmount',
    message: 'An early end costs a fixed sum, but the sum is empty.',
    whatToDo: 'Enter the sum, or choose another charge for an early end.',
  });
};
