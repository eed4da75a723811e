export * from './types';
export * from './apply-discounts';
export * from './prorate-amount';
