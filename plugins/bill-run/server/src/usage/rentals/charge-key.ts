import { createHash } from 'node:crypto';

import type { ItemRental } from '../../../../../../src/billing';

/** What a charge says, to tell whether two say the same. Keys that are stored were made of it: its form stays. */
export const saidBy = (charge: ItemRental): string => {
  const { effectiveDate, month, cli, description, kind, totalMicro, brokenPartMicro, quantity } =
    charge;
  const amounts = { totalMicro, brokenPartMicro, quantity };
  return JSON.stringify({ effectiveDate, month, cli, description, kind, ...amounts });
};

/**
 * What a charge is known by: what it says, and which of the rows of its file that say it. Rows that say the same in one
 * file are different charges; the same rows in another file are the same ones.
 */
export const chargeKey = (charge: ItemRental, nth: number): string =>
  createHash('sha256')
    .update(`${saidBy(charge)}#${nth}`)
    .digest('hex');
