/** What a rule file needs. `register.ts` is not part of it: it imports the rule files. */
export {
  dayOf,
  isEmpty,
  isUsedBy,
  related,
  requireDaysOfOurTime,
  requireOrder,
  requireOwn,
  requireSameReseller,
  requireThat,
} from './checks';
export { requireBuyCard, requireCapSeconds, requireSellCard, requireServiceCharge } from './cards';
export { requireNumberPattern, requireOwnNumbers } from './number-pattern';
export { requireVatNumber } from './vat-number';
export type { Rule, RuleInput, RuleRow } from './rule';
