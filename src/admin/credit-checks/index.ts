/** The credit checks of a customer, as staff and resellers see and record them. */
export { CreditChecksPanel } from './CreditChecksPanel';
export type { CheckDeeds } from './deeds';
