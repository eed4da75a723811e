export * from './types';
export * from './lots';
export * from './draw-allowances';
export * from './usage-of';
