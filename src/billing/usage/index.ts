export * from './cdr-columns';
export * from './cdr-record';
export * from './split-cdr-line';
export * from './parse-cdr';
export * from './format-cdr';
export * from './record-key';
export * from './sources';
