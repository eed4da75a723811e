export * from './types';
export * from './assemble-invoice';
export { type LineAmendment, lineKeyOf } from './amend-lines';
export { formatDuration, mergeUsage } from './usage-lines';
export * from './numbering';
export * from './plan-credit';
export * from './payment-dates';
