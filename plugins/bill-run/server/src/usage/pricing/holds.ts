import {
  type DialledNumber,
  formatMicro,
  type MicroPounds,
  type RateRow,
} from '../../../../../../src/billing';
import type { CardsOfRecord } from './find-cards';
import type { Hold, RateOutcome } from './types';

/** A record that costs more, bought or sold, is looked at by a person before it is billed. */
export const DEAREST_MICRO: MicroPounds = 10_000_000_000;

const DIALLED = 'Telephone Number Dialled';

export const held = (hold: Hold, cardId: number | null = null): RateOutcome => ({
  kind: 'held',
  hold,
  cardId,
});

const tooDear = (message: string, field: string): RateOutcome =>
  held({ reason: 'price-anomaly', field, message });

/** Holds a call that costs more than any call should, by the rate that says so. */
export const tooDearCall = (rate: RateRow | null): RateOutcome => {
  const by =
    rate === null ? 'With the mark-up' : `By the rate of ${rate.prefix} (${rate.destination})`;
  return tooDear(`${by} the call would cost more than ${formatMicro(DEAREST_MICRO)}.`, 'Duration');
};

export const tooDearEvent = (name: string): RateOutcome =>
  tooDear(
    `By the price of ${name} it would cost more than ${formatMicro(DEAREST_MICRO)}.`,
    'Quantity',
  );

/** Holds a call whose number no price is found by. */
export const notANumber = (message: string): RateOutcome =>
  held({
    reason: 'not-billable-number',
    field: DIALLED,
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
  });

/** Which of the two buy cards lacks a rate. */
export type BuyCardName = "supplier's buy card" | "reseller's wholesale card";

export const noBuyRate = (
  card: BuyCardName,
  number: DialledNumber,
  cardId: number | null,
): RateOutcome => {
  const message = `The ${card} has no rate for ${number.digits}.`;
  return held({ reason: 'no-buy-rate', field: DIALLED, message }, cardId);
};

export const noSellRate = (cards: CardsOfRecord, number: DialledNumber): RateOutcome => {
  const message = `The sell card has no rate for ${number.digits}.`;
  return held({ reason: 'no-sell-rate', field: DIALLED, message }, cards.sellCardId);
};

/** Holds what would be sold by a mark-up on a buy price that nobody has said: it would be sold for the mark-up alone, or nothing. */
export const noPriceToMarkUp = (): RateOutcome =>
  held({
    reason: 'no-buy-rate',
    field: 'Salesprice',
    message:
      'The source says no price and no buy card has one, so that there is nothing to put a mark-up on.',
  });

/** Holds an event that a card has no price for. */
export const noEventRate = (
  reason: 'no-sell-rate' | 'no-buy-rate',
  { card, events, cardId }: { card: string; events: string; cardId: number | null },
): RateOutcome =>
  held({ reason, field: 'Call Type', message: `The ${card} has no price for ${events}.` }, cardId);
