import { normaliseDialled } from '../../../../../../src/billing';
import type { Pricing } from './create-pricing';
import { findCards } from './find-cards';
import { notANumber } from './holds';
import { priceCall } from './price-call';
import { meterOf, priceEvent } from './price-event';
import type { PricedRecord, RateInput, RateOutcome, Rating } from './types';

/** Kinds of call that are never charged. */
const FREE_TYPES: Record<string, { name: string; destination: string; band: string }> = {
  I: { name: 'inbound', destination: 'Inbound call', band: 'inbound' },
  Z: { name: 'zero rated', destination: 'Zero rated call', band: 'zero-rated' },
};

/** What calls of a type are called that are free by what they are; undefined for those that are charged. */
export const freeTypeName = (callType: string): string | undefined => FREE_TYPES[callType]?.name;

/**
 * A call that its own type makes free: inbound (I), which the caller's side pays for, and zero rated
 * (Z), which the carrier gives away. It is kept, at nothing, so that the file can be accounted for.
 */
const rateFree = (
  pricing: Pricing,
  record: PricedRecord,
  { destination, band }: { destination: string; band: string },
): Rating => {
  const number = normaliseDialled(record.dialled);
  return {
    dialled: number.ok ? number.value.digits : record.dialled,
    destination,
    band,
    timeBand: pricing.usualHours.bandAt(record.localDate, record.secondsOfDay),
    billedS: 0,
    unit: null,
    quantity: null,
    billedQuantity: null,
    supplierMicro: null,
    buyMicro: 0,
    sellMicro: 0,
    buyRateId: null,
    sellRateId: 0,
    buyVersionId: null,
    sellVersionId: null,
    sellLayer: null,
    isSuppressed: false,
    detail: null,
  };
};

/**
 * Prices a record on both sides: what is free by its kind, calls by their number, the rest by what it counts. Nothing
 * that cannot be priced is free: it is held, with the card that lacks the price.
 *
 * Import, recycling, simulator, rating anew and what-if all come here. It needs no database: when a card version is not
 * at hand the outcome is `missing`, see rateRecordLoading.
 */
export const rateRecord = (pricing: Pricing, input: RateInput): RateOutcome => {
  const { record } = input;
  const free = FREE_TYPES[record.callType];
  if (free) return { kind: 'rated', rating: rateFree(pricing, record, free) };
  const found = findCards(pricing, input);
  if (found.kind !== 'cards') return found;
  const metered = meterOf(record);
  if (metered !== null) return priceEvent(pricing, found.cards, metered, input);
  const number = normaliseDialled(record.dialled);
  if (!number.ok) return notANumber(number.error.message);
  return priceCall(pricing, found.cards, number.value, input);
};

/**
 * rateRecord, loading the card versions that it needs.
 * @throws the error of the database.
 */
export const rateRecordLoading = async (
  pricing: Pricing,
  input: RateInput,
): Promise<Exclude<RateOutcome, { kind: 'missing' }>> => {
  for (;;) {
    const outcome = rateRecord(pricing, input);
    if (outcome.kind !== 'missing') return outcome;
    await pricing.cards.load(outcome.versionIds);
  }
};
