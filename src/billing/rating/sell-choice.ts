import { type MarkUp } from './mark-up';
import { findRate, type RateCard } from './rate-card';
import { type RateRow } from './rate-row';

/** Where a sell price may come from, in the order in which they are asked. */
export type SellLayer = 'customer-override' | 'customer-tariff' | 'reseller-card';

/** The sell prices that a customer's calls may have, built for the day of the call. */
export type SellPrices = {
  /** Prices agreed with this customer for some destinations. */
  override: RateCard | null;
  tariff: RateCard | null;
  resellerCard: RateCard | null;
  markUp: MarkUp | null;
};

/** What a call is sold by, or null when nothing prices it. */
export type SellChoice =
  | { kind: 'card'; layer: SellLayer; card: RateCard; rate: RateRow }
  | { kind: 'mark-up'; markUp: MarkUp }
  | null;

const fromCard = (layer: SellLayer, card: RateCard | null, key: string): SellChoice => {
  if (card === null) return null;
  const rate = findRate(card, key);
  return rate === null ? null : { kind: 'card', layer, card, rate };
};

/**
 * Chooses what a call is sold by: the customer's override, else his tariff, else the reseller's
 * card, else buy plus mark-up. The first that has a price for the number wins, whatever the lengths
 * of the prefixes: an override for 44 holds for all of 44, also where the tariff names 4420.
 */
export const chooseSell = (prices: SellPrices, lookupKey: string): SellChoice =>
  fromCard('customer-override', prices.override, lookupKey) ??
  fromCard('customer-tariff', prices.tariff, lookupKey) ??
  fromCard('reseller-card', prices.resellerCard, lookupKey) ??
  (prices.markUp === null ? null : { kind: 'mark-up', markUp: prices.markUp });

/** Why a card was the one: 'the customer's own prices'. */
export const layerName = (layer: SellLayer): string =>
  ({
    'customer-override': "the customer's own prices",
    'customer-tariff': "the customer's tariff",
    'reseller-card': "the reseller's card",
  })[layer];
