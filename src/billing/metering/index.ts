export * from './event-rate';
export * from './charge-event';
export * from './consolidate';
