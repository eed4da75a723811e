export * from './types';
export * from './assemble-invoice';
export { formatDuration, mergeUsage } from './usage-lines';
export * from './numbering';
export * from './payment-dates';
