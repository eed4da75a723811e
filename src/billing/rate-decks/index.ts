export * from './deck-mapping';
export * from './expand-prefixes';
export * from './read-deck';
export * from './diff-rates';
export * from './uplift-rates';
export * from './check-rates';
