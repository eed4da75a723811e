export { createMeterFinder, type FindMeter } from './find-meter';
export { type MeteredRow, meterHold } from './metered-row';
export { storeMetered, type StoredMetered } from './store-metered';
