import { formatDate, type IsoDate } from '../calendar';
import { type Explanation } from '../explanation';
import {
  assertSafeInteger,
  formatMicro,
  formatPence,
  type MicroPounds,
  type Pence,
  penceFromMicro,
} from '../money';

/** A charge (or, with a negative price, a credit) that is made once. */
export type OneOffTerms = {
  date: IsoDate;
  unitPriceMicro: MicroPounds;
  quantity: number;
  /** Set once it is charged. */
  chargedThrough: IsoDate | null;
};

export type OneOffCharge = {
  date: IsoDate;
  quantity: number;
  unitPriceMicro: MicroPounds;
  amountPence: Pence;
  explanation: Explanation;
};

/**
 * A one-off charge, due on the first bill on or after its date, and never again: store the
 * `chargedThrough` that comes back.
 *
 * @throws RangeError when the quantity or price x quantity is not a safe integer.
 */
export const oneOffCharge = (input: {
  terms: OneOffTerms;
  billDate: IsoDate;
}): { charge: OneOffCharge | null; chargedThrough: IsoDate | null } => {
  const { date, unitPriceMicro, quantity, chargedThrough } = input.terms;
  if (chargedThrough !== null || date > input.billDate) return { charge: null, chargedThrough };
  assertSafeInteger(quantity, 'quantity');
  const amountPence = penceFromMicro(assertSafeInteger(unitPriceMicro * quantity, 'price'));
  const price = `${quantity} x ${formatMicro(unitPriceMicro)}`;
  const explanation: Explanation = {
    kind: 'one-off',
    sentence: `Once, on ${formatDate(date)}: ${price} = ${formatPence(amountPence)}.`,
    facts: { quantity, unitPriceMicro, amountPence, date },
  };
  const charge = { date, quantity, unitPriceMicro, amountPence, explanation };
  return { charge, chargedThrough: date };
};
