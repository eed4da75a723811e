export * from './result';
export * from './explanation';
export * from './money';
export * from './calendar';
export * from './rating';
export * from './usage';
export * from './charging';
