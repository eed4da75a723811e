/** What prices usage: import, recycling, simulator, rating anew and what-if all ask here. */
export type { CardStore, PriceCard } from './card-store';
export { createPricing, type Pricing } from './create-pricing';
export { DEAREST_MICRO } from './holds';
export { createIntern } from './load-rates';
export { loadPricedOwners, loadSupplierCardId, OWNER_COLUMNS } from './owners';
export { meterOf, type Metered } from './price-event';
export { freeTypeName, rateRecord, rateRecordLoading } from './rate-record';
export type { ResellerTerms } from './reseller-terms';
export { lookupPrefix } from './sql';
export type {
  EventSide,
  Hold,
  PricedOwner,
  PricedRecord,
  RateInput,
  RateOutcome,
  Rating,
  RatingDetail,
} from './types';
export type { VersionOn } from './versions';
