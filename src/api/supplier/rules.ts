import { requireBuyCard, type Rule } from '../../platform/rules';

/** A supplier charges by a buy card. */
export const rule: Rule = async ({ strapi, after }) => requireBuyCard({ strapi, after });
