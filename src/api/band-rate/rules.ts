import { requireCapSeconds, requireServiceCharge, type Rule } from '../../platform/rules';

/** The price of a band is a rate like that of a prefix. */
export const rule: Rule = async ({ strapi, after }) => {
  requireCapSeconds(after);
  await requireServiceCharge({ strapi, after });
};
