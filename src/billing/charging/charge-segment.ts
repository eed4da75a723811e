import { type EpochDay, formatPeriod, isoDateFromEpochDay, type Period } from '../calendar';
import {
  assertSafeInteger,
  formatMicro,
  formatPence,
  MICRO_PER_PENNY,
  mulDivHalfUp,
  type Pence,
} from '../money';
import { type ChargeSegment, type RecurringTerms } from './types';

/** Days [from, to) within the full period [fullFrom, fullTo), and those to charge for. */
export type SegmentDays = {
  from: EpochDay;
  to: EpochDay;
  fullFrom: EpochDay;
  fullTo: EpochDay;
  chargedDays: number;
};

const sentenceFor = (input: {
  terms: RecurringTerms;
  days: SegmentDays;
  period: Period;
  amountPence: Pence;
}): string => {
  const { terms, days } = input;
  const fullDays = days.fullTo - days.fullFrom;
  const servedDays = days.to - days.from;
  const price = `${terms.quantity} x ${formatMicro(terms.unitPriceMicro)}`;
  const what = input.amountPence < 0 ? 'Credit for' : 'Charge for';
  const part =
    days.chargedDays === fullDays
      ? `whole period${servedDays < fullDays ? ', not split by days' : ''}`
      : `${days.chargedDays} of ${fullDays} days`;
  return `${what} ${formatPeriod(input.period)}: ${price}, ${part} = ${formatPence(input.amountPence)}.`;
};

/**
 * Prices one segment: price x quantity for a whole period, and that by days of the actual period
 * for a part, rounded once, half away from zero, so that a credit mirrors its charge.
 *
 * @throws RangeError when the quantity or an amount is not a safe integer.
 */
export const chargeSegment = (input: {
  terms: RecurringTerms;
  days: SegmentDays;
  isCredit: boolean;
}): ChargeSegment => {
  const { terms, days, isCredit } = input;
  const fullDays = days.fullTo - days.fullFrom;
  assertSafeInteger(terms.quantity, 'quantity');
  const fullMicro = assertSafeInteger(terms.unitPriceMicro * terms.quantity, 'price x quantity');
  const pence = mulDivHalfUp(fullMicro, days.chargedDays, fullDays * MICRO_PER_PENNY);
  const amountPence = isCredit && pence !== 0 ? -pence : pence;
  const period = { from: isoDateFromEpochDay(days.from), to: isoDateFromEpochDay(days.to) };
  return {
    period,
    fullPeriod: {
      from: isoDateFromEpochDay(days.fullFrom),
      to: isoDateFromEpochDay(days.fullTo),
    },
    days: days.chargedDays,
    fullDays,
    quantity: terms.quantity,
    unitPriceMicro: terms.unitPriceMicro,
    amountPence,
    isCredit,
    explanation: {
      kind: 'recurring',
      sentence: sentenceFor({ terms, days, period, amountPence }),
      facts: {
        timing: terms.timing,
        quantity: terms.quantity,
        unitPriceMicro: terms.unitPriceMicro,
        chargedDays: days.chargedDays,
        fullDays,
        fullFrom: isoDateFromEpochDay(days.fullFrom),
        fullTo: isoDateFromEpochDay(days.fullTo),
        isProratedStart: terms.prorateStart,
        isProratedEnd: terms.prorateEnd,
        amountPence,
      },
    },
  };
};
