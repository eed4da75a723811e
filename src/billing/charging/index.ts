export * from './types';
export * from './recurring-charges';
export * from './one-off-charge';
