import type { IsoDate, MarkUp } from '../../../../../../src/billing';
import type { PriceCard } from './card-store';
import type { Pricing } from './create-pricing';
import type { Hold, PricedOwner, RateInput, RateOutcome } from './types';

/** The cards that price a record on its day; null for those that there are none of. */
export type CardsOfRecord = {
  override: PriceCard | null;
  tariff: PriceCard | null;
  resellerCard: PriceCard | null;
  markUp: MarkUp | null;
  supplier: PriceCard | null;
  wholesale: PriceCard | null;
  /** The cards themselves, to name the one that lacks a rate. */
  sellCardId: number | null;
  buyCardId: number | null;
};

const CALL_DATE = 'Call Date';

const held = (hold: Hold, cardId: number | null): RateOutcome => ({ kind: 'held', hold, cardId });

const noVersion = (reason: 'no-sell-rate' | 'no-buy-rate', card: string, date: IsoDate): Hold => ({
  reason,
  field: CALL_DATE,
  message: `${card} has no live version on ${date}.`,
});

/** The sell card that a missing rate would be added to: the tariff, else the reseller's. */
const mainSellCard = (owner: PricedOwner, resellerCardId: number | null): number | null =>
  owner.tariffCardId ?? resellerCardId ?? owner.overrideCardId;

/** Finds the versions that hold on a day, and takes the cards that are at hand. */
const createTaker = (pricing: Pricing, date: IsoDate) => {
  const wanted: number[] = [];
  let isMissing = false;
  const versionOf = (cardId: number | null): number | null =>
    cardId === null ? null : pricing.versionOn(cardId, date);
  return {
    versionOf,
    take: (versionId: number | null): PriceCard | null => {
      if (versionId === null) return null;
      wanted.push(versionId);
      const card = pricing.cards.atHand(versionId, date);
      if (card === undefined) isMissing = true;
      return card ?? null;
    },
    missing: (): number[] | null => (isMissing ? wanted : null),
  };
};

/** With the supplier's card that they were found for. */
type FoundCards = { kind: 'cards'; cards: CardsOfRecord; supplierCardId: number | null };

/** The cards that price a record, or why none can. */
const lookForCards = (
  pricing: Pricing,
  { record, owner, supplierCardId }: RateInput,
): FoundCards | RateOutcome => {
  const { localDate } = record;
  const terms = pricing.termsOf(owner.resellerId);
  const sellCardId = mainSellCard(owner, terms.sellCardId);
  if (sellCardId === null && terms.markUp === null) {
    const message = 'Neither the service, the customer nor the reseller has a sell card.';
    return held({ reason: 'no-sell-rate', field: null, message }, null);
  }
  const { versionOf, take, missing } = createTaker(pricing, localDate);
  const override = versionOf(owner.overrideCardId);
  const tariff = versionOf(owner.tariffCardId);
  const resellerVersion = versionOf(terms.sellCardId);
  // A card that was given to somebody and is not live then is a mistake to mend: the next card in line would hide it.
  if (sellCardId !== null && versionOf(sellCardId) === null) {
    return held(noVersion('no-sell-rate', 'The sell card', localDate), sellCardId);
  }
  const supplierVersion = versionOf(supplierCardId);
  if (supplierCardId !== null && supplierVersion === null) {
    return held(noVersion('no-buy-rate', "The supplier's buy card", localDate), supplierCardId);
  }
  const wholesaleVersion = versionOf(terms.buyCardId);
  if (terms.buyCardId !== null && wholesaleVersion === null) {
    return held(
      noVersion('no-buy-rate', "The reseller's wholesale card", localDate),
      terms.buyCardId,
    );
  }
  const cards: CardsOfRecord = {
    override: take(override),
    tariff: take(tariff),
    resellerCard: take(resellerVersion),
    markUp: terms.markUp,
    supplier: take(supplierVersion),
    wholesale: take(wholesaleVersion),
    sellCardId,
    buyCardId: terms.buyCardId ?? supplierCardId,
  };
  const versionIds = missing();
  return versionIds === null
    ? { kind: 'cards', cards, supplierCardId }
    : { kind: 'missing', versionIds };
};

/** What was found for the days and owners of one card store, until versions come or go in it. */
type Remembered = { changes: number; byDay: Map<IsoDate, Map<number, FoundCards>> };

/** By the pricing itself: who prices by other versions or terms, such as a draft's, has made another one of it. */
const remembered = new WeakMap<Pricing, Remembered>();

const rememberedOf = (pricing: Pricing): Remembered => {
  const changes = pricing.cards.changes();
  let known = remembered.get(pricing);
  if (known?.changes !== changes) {
    known = { changes, byDay: new Map() };
    remembered.set(pricing, known);
  }
  return known;
};

/** Ids below it, three of them, make one whole number that is exact. */
const MOST_ID = 2 ** 17;

/** What cards depend on beside the day and the supplier, as a number; null when it does not fit. */
const keyOf = ({ resellerId, overrideCardId, tariffCardId }: PricedOwner): number | null => {
  const reseller = resellerId ?? 0;
  const override = overrideCardId ?? 0;
  const tariff = tariffCardId ?? 0;
  if (reseller >= MOST_ID || override >= MOST_ID || tariff >= MOST_ID) return null;
  return (override * MOST_ID + tariff) * MOST_ID + reseller;
};

/**
 * The cards that price a record, or why none can. Remembered: a file of a million calls has some thousand combinations of
 * day and cards.
 */
export const findCards = (pricing: Pricing, input: RateInput): FoundCards | RateOutcome => {
  const key = keyOf(input.owner);
  if (key === null) return lookForCards(pricing, input);
  const { byDay } = rememberedOf(pricing);
  const { localDate } = input.record;
  let ofDay = byDay.get(localDate);
  if (ofDay === undefined) byDay.set(localDate, (ofDay = new Map()));
  const known = ofDay.get(key);
  if (known?.supplierCardId === input.supplierCardId) return known;
  const found = lookForCards(pricing, input);
  if (found.kind === 'cards') ofDay.set(key, found);
  return found;
};
