export * from './types';
export * from './apply-discounts';
export * from './discount-of-change';
export * from './prorate-amount';
