import {
  chargeLate,
  type EventRate,
  type LateQuantity,
  type MicroPounds,
  normaliseDialled,
  type SellLayer,
  sellByMarkUp,
} from '../../../../../../src/billing';
import type { PriceCard } from './card-store';
import type { Pricing } from './create-pricing';
import type { EventKind } from './event-table';
import type { CardsOfRecord } from './find-cards';
import { DEAREST_MICRO, held, noEventRate, noPriceToMarkUp, tooDearEvent } from './holds';
import type { EventSide, PricedRecord, RateInput, RateOutcome } from './types';

/** What a record counts, when it counts anything. */
export type Metered = { kind: EventKind; eventType: string; unit: string; quantity: number };

/** What a record counts rather than times; null for a call. */
export const meterOf = ({ callType, bytes, meter }: PricedRecord): Metered | null => {
  if (callType === 'S') {
    return { kind: 'sms', eventType: '', unit: 'message', quantity: meter?.quantity ?? 1 };
  }
  if (callType === 'G') {
    return { kind: 'data', eventType: '', unit: 'byte', quantity: meter?.quantity ?? bytes };
  }
  return meter === undefined ? null : { kind: 'other', ...meter };
};

const NAMES: Record<EventKind, string> = {
  sms: 'text messages',
  data: 'data',
  other: 'events of this type',
};

const nameOf = ({ kind, eventType }: Metered): string =>
  kind === 'other' ? `"${eventType}"` : NAMES[kind];

type Sold = { layer: SellLayer; rate: EventRate; versionId: number };

/** A number that messages are priced by, where the record has one. */
const lookupOf = (dialled: string) => {
  const number = normaliseDialled(dialled);
  return number.ok ? number.value : null;
};

const findSell = (cards: CardsOfRecord, metered: Metered, key: string | null): Sold | null => {
  const layers: [SellLayer, PriceCard | null][] = [
    ['customer-override', cards.override],
    ['customer-tariff', cards.tariff],
    ['reseller-card', cards.resellerCard],
  ];
  for (const [layer, card] of layers) {
    const rate = card?.events.find(metered.kind, metered.eventType, key) ?? null;
    if (card && rate) return { layer, rate, versionId: Number(card.calls.versionId) };
  }
  return null;
};

/**
 * The price of a buy card for an event. A card that says nothing of its kind leaves it to the price in the file, since
 * decks of calls name no messages; one that prices the kind and lacks this event holds it (undefined).
 */
const findBuy = (
  card: PriceCard | null,
  metered: Metered,
  key: string | null,
): EventRate | null | undefined => {
  if (card?.events.has(metered.kind) !== true) return null;
  return card.events.find(metered.kind, metered.eventType, key) ?? undefined;
};

const chargeBy = (rate: EventRate, late: LateQuantity): MicroPounds | null => {
  try {
    return chargeLate(rate, late).chargeMicro;
  } catch (error) {
    // Beyond what can be computed exactly: certainly too dear.
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
};

/** A mark-up by the minute says nothing of what has no minutes. */
const markedUp = (
  cards: CardsOfRecord,
  buyMicro: MicroPounds,
  quantity: number,
): EventSide | null => {
  const { markUp } = cards;
  if (markUp?.by.kind !== 'percent' || buyMicro < 0) return null;
  return { rate: null, chargeMicro: quantity === 0 ? buyMicro : sellByMarkUp(markUp, buyMicro, 1) };
};

type Side = { ok: true; side: EventSide } | { ok: false; outcome: RateOutcome };

const sideBy = (rate: EventRate, late: LateQuantity, isPriceAccepted: boolean): Side => {
  const chargeMicro = chargeBy(rate, late);
  if (chargeMicro === null || (chargeMicro > DEAREST_MICRO && !isPriceAccepted)) {
    return { ok: false, outcome: tooDearEvent(rate.name) };
  }
  return { ok: true, side: { rate, chargeMicro } };
};

const lateOf = ({ quantity }: Metered, { chargedBefore = 0 }: PricedRecord): LateQuantity => ({
  before: chargedBefore,
  quantity,
});

/** What the event costs to buy: by the wholesale card, else the supplier's, else by the file. */
const priceBuy = (
  cards: CardsOfRecord,
  metered: Metered,
  key: string | null,
  { record, isPriceAccepted = false }: RateInput,
) => {
  const sideOf = (card: PriceCard | null, name: string): Side | null => {
    const rate = findBuy(card, metered, key);
    if (rate === null) return null;
    if (rate !== undefined) return sideBy(rate, lateOf(metered, record), isPriceAccepted);
    const cardId = Number(card?.calls.cardId ?? 0);
    const lacking = { card: name, events: nameOf(metered), cardId };
    return { ok: false, outcome: noEventRate('no-buy-rate', lacking) };
  };
  const supplier = sideOf(cards.supplier, "supplier's buy card");
  const wholesale = sideOf(cards.wholesale, "reseller's wholesale card");
  const file: Side = { ok: true, side: { rate: null, chargeMicro: record.salesPriceMicro } };
  const card = wholesale ? cards.wholesale : cards.supplier;
  return { supplier, buy: wholesale ?? supplier ?? file, versionId: card?.calls.versionId ?? null };
};

const isChargedForNothing = (
  { quantity }: Metered,
  { record, isPriceAccepted = false }: RateInput,
): boolean => quantity === 0 && record.salesPriceMicro > 0 && !isPriceAccepted;

/** Prices a message, data or another metered event on both sides. */
export const priceEvent = (
  pricing: Pricing,
  cards: CardsOfRecord,
  metered: Metered,
  input: RateInput,
): RateOutcome => {
  const { record, isPriceAccepted = false } = input;
  const late = lateOf(metered, record);
  const { before, quantity } = late;
  const number = metered.kind === 'sms' ? lookupOf(record.dialled) : null;
  const key = number?.lookupKey ?? null;
  const sold = findSell(cards, metered, key);
  const { supplier, buy, versionId } = priceBuy(cards, metered, key, input);
  if (sold === null && cards.markUp?.by.kind !== 'percent') {
    const lacking = { card: 'sell card', events: nameOf(metered), cardId: cards.sellCardId };
    return noEventRate('no-sell-rate', lacking);
  }
  if (isChargedForNothing(metered, input)) {
    const message = 'Nothing is counted, but the supplier charges for it.';
    const field = metered.kind === 'data' ? 'Total Bytes Transferred' : 'Quantity';
    return held({ reason: 'price-anomaly', field, message });
  }
  if (!buy.ok) return buy.outcome;
  if (supplier?.ok === false) return supplier.outcome;
  if (sold === null && record.isPriceUnknown === true && buy.side.rate === null) {
    return noPriceToMarkUp();
  }
  const priced: Side | null = sold && sideBy(sold.rate, late, isPriceAccepted);
  if (priced?.ok === false) return priced.outcome;
  const sell = priced?.side ?? markedUp(cards, buy.side.chargeMicro, quantity);
  if (sell === null) {
    const message = 'The buy price is below zero, so that there is nothing to put a mark-up on.';
    return held({ reason: 'price-anomaly', field: 'Salesprice', message });
  }
  const named = sold?.rate ?? buy.side.rate;
  return {
    kind: 'rated',
    rating: {
      dialled: number?.digits ?? record.dialled,
      destination: named?.name ?? (record.description.slice(0, 60) || nameOf(metered)),
      band: named?.bandGroup ?? metered.kind,
      timeBand: pricing.usualHours.bandAt(record.localDate, record.secondsOfDay),
      billedS: 0,
      unit: metered.unit,
      quantity,
      billedQuantity: sold === null ? quantity : chargeLate(sold.rate, late).billedQuantity,
      supplierMicro: supplier?.side.chargeMicro ?? null,
      buyMicro: buy.side.chargeMicro,
      sellMicro: sell.chargeMicro,
      buyRateId: buy.side.rate === null ? null : Number(buy.side.rate.id),
      sellRateId: sold === null ? 0 : Number(sold.rate.id),
      buyVersionId: buy.side.rate === null ? null : Number(versionId),
      sellVersionId: sold?.versionId ?? null,
      sellLayer: sold?.layer ?? 'mark-up',
      isSuppressed: false,
      detail: { kind: 'event', quantity, before, buy: buy.side, sell },
    },
  };
};
