import {
  addCycles,
  daysBetween,
  formatDate,
  type IsoDate,
  nextCycleDate,
  yearMonthDay,
} from '../calendar';
import {
  assertSafeInteger,
  type BasisPoints,
  formatPence,
  MICRO_PER_PENNY,
  type MicroPounds,
  mulDivHalfUp,
  type Pence,
} from '../money';
import { type OneOffCharge } from './one-off-charge';
import { type PeriodMonths } from './types';

/** A minimum term and what leaving it early costs. */
export type ContractTerms = {
  from: IsoDate;
  months: number;
  /** After the term: no further commitment, or another term of the same length. */
  renewal: 'none' | 'same-term';
  charge:
    | { kind: 'none' }
    | { kind: 'percent'; percentBasisPoints: BasisPoints }
    | { kind: 'fixed'; amountPence: Pence };
};

/** The day after the last of the term that a day is in (of the first term, where it does not renew). */
export const contractEnd = (
  { from, months, renewal }: Pick<ContractTerms, 'from' | 'months' | 'renewal'>,
  on: IsoDate,
): IsoDate => {
  const { day } = yearMonthDay(from);
  let terms = 1;
  while (renewal === 'same-term' && addCycles(from, day, months * terms) < on) terms += 1;
  return addCycles(from, day, months * terms);
};

/**
 * What is left of a term: whole months, and days of the month that is broken into. Months begin on the day of the month
 * on which the term began, as its end is counted: a term from a 31st that ends on 28 February has months from the 31st.
 */
const remainingOf = (from: IsoDate, to: IsoDate, anchorDay: number) => {
  let months = 0;
  let at = to;
  for (;;) {
    const earlier = addCycles(to, anchorDay, -(months + 1));
    if (earlier < from) break;
    at = earlier;
    months += 1;
  }
  const earlier = addCycles(to, anchorDay, -(months + 1));
  return {
    months,
    days: daysBetween(from, at),
    fullDays: daysBetween(earlier, nextCycleDate({ after: earlier, anchorDay })),
  };
};

/**
 * The charge for ending a service before its term: a fixed sum, or a percentage of what it would have cost for the
 * months and days left. Nothing on or after the term's last day.
 *
 * @throws RangeError when a date does not exist or an amount is not a safe integer.
 */
export const earlyTermination = (input: {
  contract: ContractTerms;
  endDate: IsoDate;
  price: { quantity: number; unitPriceMicro: MicroPounds; months: PeriodMonths };
}): { amountPence: Pence; until: IsoDate; sentence: string } => {
  const { contract, endDate, price } = input;
  const until = contractEnd(contract, endDate);
  const nothing = { amountPence: 0, until, sentence: 'The term had ended: nothing is charged.' };
  const { charge } = contract;
  if (endDate >= until || charge.kind === 'none') return nothing;
  const ends = `Ended on ${formatDate(endDate)}, within a term to ${formatDate(until)}`;
  if (charge.kind === 'fixed') {
    const { amountPence } = charge;
    return { amountPence, until, sentence: `${ends}: ${formatPence(amountPence)} as agreed.` };
  }
  const { months, days, fullDays } = remainingOf(endDate, until, yearMonthDay(contract.from).day);
  const perPeriod = assertSafeInteger(price.unitPriceMicro * price.quantity, 'price x quantity');
  const restMicro = mulDivHalfUp(perPeriod, months * fullDays + days, fullDays * price.months);
  const amountPence = mulDivHalfUp(restMicro, charge.percentBasisPoints, 10_000 * MICRO_PER_PENNY);
  const rest = `${months} months${days > 0 ? ` and ${days} days` : ''}`;
  return {
    amountPence,
    until,
    sentence: `${ends}: ${charge.percentBasisPoints / 100} % of the charges for the ${rest} left = ${formatPence(amountPence)}.`,
  };
};

/**
 * What is still to be charged (negative: to be credited) for an early end, given what earlier bills made of it and what of
 * that is still paid, after changes by hand and credit notes: no more than that is given back. An end that moves, or is
 * taken back, puts the charge right by itself.
 */
export const terminationCharge = (input: {
  due: { amountPence: Pence; sentence: string } | null;
  date: IsoDate;
  madePence: Pence;
  paidPence: Pence;
}): OneOffCharge | null => {
  const { due, date, madePence, paidPence } = input;
  const amountPence = Math.max((due?.amountPence ?? 0) - madePence, -Math.max(0, paidPence));
  if (amountPence === 0) return null;
  const already = madePence === 0 ? '' : ` Charged so far: ${formatPence(madePence)}.`;
  return {
    date,
    quantity: 1,
    unitPriceMicro: amountPence * MICRO_PER_PENNY,
    amountPence,
    explanation: {
      kind: 'early-termination',
      sentence: `${due?.sentence ?? 'The service goes on: nothing is due for an early end.'}${already}`,
      facts: { duePence: due?.amountPence ?? 0, madePence, amountPence, date },
    },
  };
};
