import {
  microFromPence,
  mulDivHalfUp,
  penceFromMicro,
  type MicroPounds,
  type Pence,
} from '../money';

/** On what terms a tier gives a bureau service. */
export type ServiceTerms =
  | { kind: 'included' }
  | { kind: 'price'; unitMicro: MicroPounds }
  | { kind: 'percentage'; hundredthsOfPercent: number }
  | { kind: 'at-cost' }
  | { kind: 'price-on-application' }
  | { kind: 'not-available' };

/** What was done, as far as its price depends on it. */
export type PricedAct = {
  quantity: number;
  isSelfServed: boolean;
  /** What was agreed for this act, all of it; null when nothing was. */
  quotedPence: Pence | null;
  /** What the act cost the bureau, all of it; null when that is not known. */
  costPence: Pence | null;
};

/** Why an act costs what it does. */
export type ActBasis = 'included' | 'self-served' | 'price' | 'at-cost' | 'quoted';

/** Why an act has no price yet, so that it waits for somebody to decide. */
export type ActHold = 'quote-missing' | 'cost-missing' | 'not-on-tier' | 'no-tier';

export type ActPrice =
  | { isHeld: false; basis: ActBasis; netPence: Pence; unitMicro: MicroPounds | null }
  | { isHeld: true; hold: ActHold };

const free = (basis: ActBasis): ActPrice => ({
  isHeld: false,
  basis,
  netPence: 0,
  unitMicro: null,
});

const agreed = (basis: ActBasis, netPence: Pence | null, hold: ActHold): ActPrice =>
  netPence === null
    ? { isHeld: true, hold }
    : { isHeld: false, basis, netPence, unitMicro: microFromPence(netPence) };

/**
 * Prices a chargeable act by the terms of the tier that the reseller was on that day; `terms` is null when he was on
 * none. What he did himself is free where the price list says so, whatever the tier. An act that cannot be priced is
 * held: it stays off the bill until a price is agreed or it is waived, and never goes out at nothing by accident.
 *
 * @throws RangeError when an amount is not a safe integer.
 */
export const priceAct = ({
  act,
  isFreeIfSelfServed,
  terms,
}: {
  act: PricedAct;
  isFreeIfSelfServed: boolean;
  terms: ServiceTerms | null;
}): ActPrice => {
  if (act.isSelfServed && isFreeIfSelfServed) return free('self-served');
  if (terms === null) return agreed('quoted', act.quotedPence, 'no-tier');
  switch (terms.kind) {
    case 'included':
      return free('included');
    case 'price':
      return {
        isHeld: false,
        basis: 'price',
        netPence: penceFromMicro(mulDivHalfUp(terms.unitMicro, act.quantity, 1)),
        unitMicro: terms.unitMicro,
      };
    case 'at-cost':
      return agreed('at-cost', act.costPence, 'cost-missing');
    case 'not-available':
      return agreed('quoted', act.quotedPence, 'not-on-tier');
    // A percentage is of what was billed, not of an act: one that is recorded all the same needs an agreed price.
    case 'percentage':
    case 'price-on-application':
      return agreed('quoted', act.quotedPence, 'quote-missing');
  }
};
