export * from './types';
export * from './lots';
export * from './draw-allowances';
export * from './explain-draws';
export * from './usage-of';
