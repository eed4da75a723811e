import { type Explanation } from '../explanation';
import { formatMicro } from '../money';
import { type ChargedEvent, chargeEvent, describeQuantity, explainEvent } from './charge-event';
import { type EventRate } from './event-rate';
import { type EventStep, speakEvent, stepsOfEvent } from './steps-of-event';

/** A quantity that came after others of the same day or period were charged; `before` is how much those were. */
export type LateQuantity = { before: number; quantity: number };

/**
 * What a late quantity costs: what all of the period costs, less what the part that was charged before costs by the same
 * price. So a connection fee, a minimum and a block that is begun are paid once a period, however many bills it is on, and
 * the parts add up to the whole. With nothing before, it is chargeEvent.
 *
 * @throws RangeError as chargeEvent.
 */
export const chargeLate = (rate: EventRate, { before, quantity }: LateQuantity): ChargedEvent => {
  const all = chargeEvent(rate, before + quantity);
  if (before === 0) return all;
  const earlier = chargeEvent(rate, before);
  return {
    billedQuantity: all.billedQuantity - earlier.billedQuantity,
    chargeMicro: all.chargeMicro - earlier.chargeMicro,
  };
};

/** Why a late quantity costs what it costs. @throws RangeError as chargeEvent. */
export const explainLate = (rate: EventRate, late: LateQuantity): Explanation => {
  const { before, quantity } = late;
  if (before === 0) return explainEvent(rate, quantity);
  const { sentence, facts } = explainEvent(rate, before + quantity);
  const { chargeMicro } = chargeLate(rate, late);
  const earlier = chargeEvent(rate, before).chargeMicro;
  const [came, was] = [quantity, before].map((part) => describeQuantity(part, rate.unit));
  return {
    kind: 'usage',
    sentence: `${came} came after ${was} of the same period had been charged. All of it: ${sentence} Of this ${formatMicro(earlier)} was for what came before, which leaves ${formatMicro(chargeMicro)}.`,
    facts: { ...facts, quantity, chargedBefore: before, chargedBeforeMicro: earlier, chargeMicro },
  };
};

/** The arithmetic of a late quantity, step by step. @throws RangeError as chargeEvent. */
export const stepsOfLate = (rate: EventRate, { before, quantity }: LateQuantity): EventStep[] => {
  const steps = stepsOfEvent(rate, before + quantity);
  const earlier = chargeEvent(rate, before).chargeMicro;
  if (before === 0) return steps;
  return [...steps, { kind: 'charged-before', quantity: before, amountMicro: -earlier }];
};

/** What a customer can be told of a late quantity on the phone. @throws RangeError as chargeEvent. */
export const speakLate = (rate: EventRate, late: LateQuantity): string =>
  late.before === 0 ? speakEvent(rate, late.quantity) : explainLate(rate, late).sentence;
