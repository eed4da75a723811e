import { type Explanation } from '../explanation';
import {
  assertSafeInteger,
  formatMicro,
  type MicroPounds,
  mulDivRounded,
  type RoundingMode,
} from '../money';
import { type EventRate } from './event-rate';

export type ChargedEvent = {
  /** The quantity in whole blocks, or as it was where parts of a block are charged. */
  billedQuantity: number;
  chargeMicro: MicroPounds;
};

const inBlocks = (quantity: number, blockSize: number, mode: RoundingMode): number =>
  assertSafeInteger(mulDivRounded(quantity, 1, blockSize, mode) * blockSize, 'billed quantity');

const chargeOf = (rate: EventRate, billedQuantity: number): MicroPounds => {
  const { precisionMicro, mode } = rate.rounding;
  const divisor = assertSafeInteger(rate.blockSize * precisionMicro, 'block');
  const steps = mulDivRounded(rate.priceMicro, billedQuantity, divisor, mode);
  const charge = assertSafeInteger(steps * precisionMicro + rate.connectionMicro, 'charge');
  return Math.max(charge, rate.minimumMicro);
};

/**
 * What an event or a consolidated record costs: its blocks at their price, rounded, then connection
 * fee and minimum as they stand. A quantity of zero is free.
 *
 * @throws RangeError when the quantity is not a whole number from zero, or the amount out of range.
 */
export const chargeEvent = (rate: EventRate, quantity: number): ChargedEvent => {
  if (assertSafeInteger(quantity, 'quantity') < 0) {
    throw new RangeError(`quantity is below zero: ${quantity}`);
  }
  if (quantity === 0) return { billedQuantity: 0, chargeMicro: 0 };
  const { blockSize, blockRounding } = rate;
  const billedQuantity =
    blockRounding === 'exact' ? quantity : inBlocks(quantity, blockSize, blockRounding);
  return { billedQuantity, chargeMicro: chargeOf(rate, billedQuantity) };
};

/**
 * What the first units of a charged event cost, rounded as the whole is: the curve by which it is
 * taken apart, as accessUpTo is for calls. Begins at 0, never falls, ends at the whole charge.
 */
export const eventChargeUpTo = (
  rate: EventRate,
  charged: ChargedEvent,
  billedQuantity: number,
): MicroPounds => {
  if (billedQuantity <= 0) return 0;
  if (billedQuantity >= charged.billedQuantity) return charged.chargeMicro;
  return chargeOf(rate, billedQuantity);
};

const UNIT_NAMES = { event: ['event', 'events'], byte: ['byte', 'bytes'], unit: ['unit', 'units'] };

/** A quantity in words: '1 event', '3 bytes'. */
export const describeQuantity = (quantity: number, unit: EventRate['unit']): string =>
  `${quantity} ${UNIT_NAMES[unit][quantity === 1 ? 0 : 1]}`;

/** Why an event costs what it costs. @throws RangeError as chargeEvent. */
export const explainEvent = (rate: EventRate, quantity: number): Explanation => {
  const { billedQuantity, chargeMicro } = chargeEvent(rate, quantity);
  const length = describeQuantity(quantity, rate.unit);
  const counted =
    billedQuantity === quantity
      ? length
      : `${length}, charged as ${billedQuantity} (blocks of ${rate.blockSize})`;
  const block = rate.blockSize === 1 ? 'each' : `for each ${rate.blockSize}`;
  const connection =
    rate.connectionMicro > 0 ? `; connection ${formatMicro(rate.connectionMicro)}` : '';
  const minimum =
    rate.minimumMicro > 0 && chargeMicro === rate.minimumMicro
      ? `; minimum charge ${formatMicro(rate.minimumMicro)}`
      : '';
  const price = quantity === 0 ? 'free' : `${formatMicro(rate.priceMicro)} ${block}`;
  return {
    kind: 'usage',
    sentence: `${rate.name}, ${counted}: ${price}${quantity === 0 ? '' : connection + minimum}. Charge ${formatMicro(chargeMicro)}.`,
    facts: {
      rateId: rate.id,
      bandGroup: rate.bandGroup,
      unit: rate.unit,
      quantity,
      billedQuantity,
      blockSize: rate.blockSize,
      blockRounding: rate.blockRounding,
      priceMicro: rate.priceMicro,
      connectionMicro: rate.connectionMicro,
      minimumMicro: rate.minimumMicro,
      roundingMode: rate.rounding.mode,
      roundingMicro: rate.rounding.precisionMicro,
      chargeMicro,
    },
  };
};
