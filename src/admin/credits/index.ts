/** Crediting an issued invoice, as staff and resellers do it. */
export { CreditDialog } from './CreditDialog';
export type { CreditChoice, CreditDeeds, CreditTotals } from './types';
