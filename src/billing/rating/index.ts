export * from './rate-row';
export * from './normalise-number';
export * from './prefix-table';
export * from './time-bands';
export * from './charge-call';
export * from './explain-call';
export * from './national-form';
