import { mulDivHalfUp, type Pence } from '../money';

/** The discount on a line of an issued bill. All in pence; taken off is positive. */
export type BilledDiscount = {
  /** The line as it was billed; more than nothing. */
  billedPence: Pence;
  /** What discounts took off it, and what of that were sums and no percentages. */
  takenPence: Pence;
  fixedPence: Pence;
  /** What credit notes took back of the line: negative. They gave its discount back in proportion. */
  correctedPence: Pence;
  /** What bills since have given back of the discount with changes of the line; negative when they took off more. */
  givenBackPence: Pence;
  label: string;
};

/**
 * What of its discount goes back with a change of a billed line: positive when less is taken off than before. Percentages
 * follow the line, sums stay as they are, as they would have been taken off the changed line; and what was not paid for the
 * discount is not given back. Over several changes it comes to what one change would have.
 *
 * @param standsPence the line with what was put right and credited since, before this change.
 * @throws RangeError when an amount is not a safe integer.
 */
export const discountOfChange = ({
  discount,
  standsPence,
  changePence,
}: {
  discount: BilledDiscount;
  standsPence: Pence;
  changePence: Pence;
}): Pence => {
  const { billedPence, takenPence, fixedPence, correctedPence, givenBackPence } = discount;
  const shareOf = (pence: Pence): Pence =>
    mulDivHalfUp(takenPence - fixedPence, Math.max(0, pence), billedPence);
  const backPence = shareOf(standsPence) - shareOf(standsPence + changePence);
  if (changePence >= 0) return backPence;
  const leftOfIt = Math.max(0, billedPence + correctedPence);
  const stillTakenPence = mulDivHalfUp(takenPence, leftOfIt, billedPence) - givenBackPence;
  const paidPence = Math.max(0, standsPence - stillTakenPence);
  return Math.max(backPence, -changePence - paidPence);
};
