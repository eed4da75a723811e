export * from './types';
export * from './top-up';
