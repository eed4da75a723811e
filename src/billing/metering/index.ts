export * from './event-rate';
export * from './charge-event';
export * from './consolidate';
export * from './steps-of-event';
export * from './late-quantity';
