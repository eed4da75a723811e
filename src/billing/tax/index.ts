export * from './vat-rates';
export * from './vat-treatment';
export * from './vat-per-rate';
export * from './vat-number';
