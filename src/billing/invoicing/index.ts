export * from './types';
export * from './assemble-invoice';
export { type LineAmendment } from './amend-lines';
export { lineKeyOf, nameOfLine } from './line-key';
export { formatDuration, mergeUsage } from './usage-lines';
export * from './numbering';
export { subjectOfDiscount } from './discount-subject';
export * from './plan-credit';
export * from './payment-dates';
