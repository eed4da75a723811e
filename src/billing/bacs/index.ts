export * from './charset';
export * from './bacs-date';
export * from './submission';
export * from './totals';
export * from './validate-submission';
export * from './write-standard18';
export * from './read-standard18';
export * from './reference';
