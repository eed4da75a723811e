/** VAT in the United Kingdom: percentages and the first day on which they hold. */
export const vatRates = [
  { treatment: 'standard', percent: 20, validFrom: '2011-01-04' },
  { treatment: 'reduced', percent: 5, validFrom: '1997-09-01' },
  { treatment: 'zero', percent: 0, validFrom: '1973-04-01' },
  { treatment: 'exempt', percent: 0, validFrom: '1973-04-01' },
  { treatment: 'outside', percent: 0, validFrom: '1973-04-01' },
];
