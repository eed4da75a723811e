export * from './types';
export * from './lots';
export * from './draw-allowances';
export * from './explain-draws';
export * from './usage-of';
export * from './open-period';
export * from './stored-usage';
export * from './quantity-text';
