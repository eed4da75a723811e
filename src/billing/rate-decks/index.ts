export * from './deck-mapping';
export * from './suggest-mapping';
export * from './expand-prefixes';
export * from './deck-rate';
export { type DeckMappingError } from './locate-columns';
export * from './read-deck';
export * from './diff-rates';
export * from './uplift-rates';
export * from './check-rates';
