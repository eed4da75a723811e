export * from './price-act';
