import { requireCapSeconds, requireServiceCharge, type Rule } from '../../platform/rules';

/** A cap on a call says how long it holds, and a service charge is one of the list. */
export const rule: Rule = async ({ strapi, after }) => {
  requireCapSeconds(after);
  await requireServiceCharge({ strapi, after });
};
