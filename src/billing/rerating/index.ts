export * from './rerate-difference';
export * from './adjustment-amounts';
