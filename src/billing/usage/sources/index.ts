export * from './source-mapping';
export * from './usage-row';
export * from './create-usage-reader';
export * from './presets';
export * from './preview';
export * from './supersede';
export * from './item-rental';
