import { type MicroPounds, mulDivHalfUp } from '../money';
import { speakPrice } from '../rating';
import { chargeEvent, describeQuantity } from './charge-event';
import { type EventRate } from './event-rate';

/** One step of an event's arithmetic. Steps add up to the charge. */
export type EventStep = {
  amountMicro: MicroPounds;
} & (
  | { kind: 'blocks'; quantity: number; blockSize: number; priceMicro: MicroPounds }
  | { kind: 'set-up' | 'rounding' }
  | { kind: 'charged-before'; quantity: number }
  | { kind: 'minimum'; minimumMicro: MicroPounds }
);

/** The arithmetic of an event, step by step. None for a quantity of zero. @throws RangeError as chargeEvent. */
export const stepsOfEvent = (rate: EventRate, quantity: number): EventStep[] => {
  const { billedQuantity, chargeMicro } = chargeEvent(rate, quantity);
  if (quantity === 0) return [];
  const { blockSize, priceMicro, connectionMicro, minimumMicro } = rate;
  const amountMicro = mulDivHalfUp(priceMicro, billedQuantity, blockSize);
  const steps: EventStep[] = [
    { kind: 'blocks', quantity: billedQuantity, blockSize, priceMicro, amountMicro },
  ];
  if (connectionMicro > 0) steps.push({ kind: 'set-up', amountMicro: connectionMicro });
  const missing = chargeMicro - amountMicro - connectionMicro;
  if (missing === 0) return steps;
  const isMinimum = minimumMicro > 0 && chargeMicro === minimumMicro;
  const last: EventStep = isMinimum
    ? { kind: 'minimum', minimumMicro, amountMicro: missing }
    : { kind: 'rounding', amountMicro: missing };
  return [...steps, last];
};

/** What a customer can be told of an event on the phone. @throws RangeError as chargeEvent. */
export const speakEvent = (rate: EventRate, quantity: number): string => {
  const { chargeMicro } = chargeEvent(rate, quantity);
  const counted = describeQuantity(quantity, rate.unit);
  if (quantity === 0) return `${rate.name}: nothing was counted, so it costs nothing.`;
  const block =
    rate.blockSize === 1 ? 'each' : `for each ${describeQuantity(rate.blockSize, rate.unit)}`;
  return `${rate.name}, ${counted}. It costs ${speakPrice(chargeMicro)} before VAT: ${speakPrice(rate.priceMicro)} ${block}.`;
};
