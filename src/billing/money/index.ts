export * from './units';
export * from './mul-div';
export * from './convert';
export * from './sum';
export * from './allocate';
export * from './text';
export * from './decimal';
