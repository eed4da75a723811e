export * from './civil-date';
export * from './cycle';
export * from './bridge';
export * from './working-days';
export * from './bank-holidays';
export * from './format-date';
export * from './zone-clock';
export * from './date-pattern';
