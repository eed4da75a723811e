export * from './price-act';
export * from './account-charges';
