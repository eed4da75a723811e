import { type CdrRecord, formatMicro, type MicroPounds } from '../../../../../src/billing';
import type { ImportContext } from './import-context';
import type { Hold } from './rows';

/** A call that lasts longer is a counter that was never reset, not a call. */
const LONGEST_S = 7 * 24 * 3600;
/** A call that costs more, bought or sold, is looked at by a person before it is billed. */
export const DEAREST_MICRO: MicroPounds = 10_000_000_000;

/** Kinds of call that are never charged, so a price on them contradicts itself. */
const FREE_TYPES: Record<string, string> = { I: 'inbound', Z: 'zero rated' };

/** Whether calls of a type are taken at no charge by what they are. */
export const isFreeType = (callType: string): boolean => callType in FREE_TYPES;

const priceHold = (record: CdrRecord): Hold | null => {
  const { salesPriceMicro: price, callType, currency } = record;
  const field = 'Salesprice';
  const hold = (message: string): Hold => ({ reason: 'price-anomaly', field, message });
  if (price < 0) return hold(`The price ${formatMicro(price)} is negative.`);
  if (price > DEAREST_MICRO) {
    return hold(`${formatMicro(price)} for one call is more than ${formatMicro(DEAREST_MICRO)}.`);
  }
  if (price > 0 && isFreeType(callType)) {
    // To a freephone number, say, the called party pays: such calls must not be given away.
    return hold(`The call is ${FREE_TYPES[callType]} but priced at ${formatMicro(price)}.`);
  }
  if (currency !== 'GBP') {
    return { ...hold(`The price is in ${currency}; prices are in pounds.`), field: 'Currency' };
  }
  return null;
};

/** Looks at what a record says of itself: its day, its price, its length. Null when nothing is wrong. */
export const checkRecord = (record: CdrRecord, context: ImportContext): Hold | null => {
  const { localDate, durationS } = record;
  if (localDate > context.importDate) {
    const message = `The call is dated ${localDate}, after the day the file came, ${context.importDate}.`;
    return { reason: 'in-the-future', field: 'Call Date', message };
  }
  if (localDate < context.oldestDate) {
    const message = `The call of ${localDate} is older than ${context.maxAgeDays} days.`;
    return { reason: 'too-old', field: 'Call Date', message };
  }
  if (durationS > LONGEST_S) {
    const message = `A call of ${durationS} seconds is longer than a week.`;
    return { reason: 'price-anomaly', field: 'Duration', message };
  }
  return priceHold(record);
};
