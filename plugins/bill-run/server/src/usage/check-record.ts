import { addDays, formatMicro, type UsageRecord } from '../../../../../src/billing';
import type { SuspenseReason } from '../../../shared/contracts/usage';
import type { ImportContext } from './import-context';
import { DEAREST_MICRO, freeTypeName } from './pricing';
import type { Hold } from './rows';

/** A call that lasts longer is a counter that was never reset, not a call. */
const LONGEST_S = 7 * 24 * 3600;

/** What a person may let pass all the same: a price or length that he looked at, a call that comes late. */
export type Accepted = ReadonlySet<SuspenseReason> | undefined;

/** A debt is lost after six years, whoever lets it pass; see suspense that was accepted. */
const OLDEST_ACCEPTED_DAYS = 6 * 365;
const LONGEST_ACCEPTED_S = 366 * 24 * 3600;

const priceHold = (record: UsageRecord, isAccepted: boolean): Hold | null => {
  const { salesPriceMicro: price, callType, currency } = record;
  const field = 'Salesprice';
  const hold = (message: string): Hold => ({ reason: 'price-anomaly', field, message });
  if (currency !== 'GBP') {
    // What the figure means is unknown, so nobody can let it pass.
    return { ...hold(`The price is in ${currency}; prices are in pounds.`), field: 'Currency' };
  }
  if (isAccepted) return null;
  if (price < 0) return hold(`The price ${formatMicro(price)} is negative.`);
  if (price > DEAREST_MICRO) {
    return hold(`${formatMicro(price)} for one call is more than ${formatMicro(DEAREST_MICRO)}.`);
  }
  const freeAs = freeTypeName(callType);
  if (price > 0 && freeAs !== undefined) {
    // To a freephone number, say, the called party pays: such calls must not be given away.
    return hold(`The call is ${freeAs} but priced at ${formatMicro(price)}.`);
  }
  return null;
};

const isLate = (localDate: string, context: ImportContext, accepted: Accepted): boolean =>
  localDate < context.oldestDate &&
  !(
    accepted?.has('too-old') === true &&
    localDate >= addDays(context.importDate, -OLDEST_ACCEPTED_DAYS)
  );

/**
 * Looks at what a record says of itself: its day, its price, its length. Null when nothing is wrong, or when
 * what is wrong was accepted.
 */
export const checkRecord = (
  record: UsageRecord,
  context: ImportContext,
  accepted?: Accepted,
): Hold | null => {
  const { localDate, durationS } = record;
  const isPriceAccepted = accepted?.has('price-anomaly') === true;
  if (localDate > context.importDate && accepted?.has('in-the-future') !== true) {
    const message = `The call is dated ${localDate}, after the day the file came, ${context.importDate}.`;
    return { reason: 'in-the-future', field: 'Call Date', message };
  }
  if (isLate(localDate, context, accepted)) {
    const message = `The call of ${localDate} is older than ${context.maxAgeDays} days.`;
    return { reason: 'too-old', field: 'Call Date', message };
  }
  if (durationS > (isPriceAccepted ? LONGEST_ACCEPTED_S : LONGEST_S)) {
    const message = `A call of ${durationS} seconds is longer than a week.`;
    return { reason: 'price-anomaly', field: 'Duration', message };
  }
  return priceHold(record, isPriceAccepted);
};
