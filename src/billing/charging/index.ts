export * from './types';
export * from './recurring-charges';
export * from './one-off-charge';
export * from './early-termination';
export { productPeriods, periodIndexAt, periodStart } from './product-periods';
export * from './raise-price';
