import { sumPence } from '../money';
import { type BacsEntry, type BacsTotals, isInstruction } from './submission';

/**
 * Adds up a submission: the debits of payers, and one credit (contra) for each account that the
 * money goes to, in the order of first mention. Instructions count apart and move nothing.
 *
 * @throws RangeError when an amount is not a safe integer.
 */
export const bacsTotals = (entries: readonly BacsEntry[]): BacsTotals => {
  const collections = entries.filter((entry) => !isInstruction(entry));
  const contras = new Map<string, BacsTotals['contras'][number]>();
  for (const { originator, amountPence } of collections) {
    const key = originator.sortCode + originator.accountNumber;
    const contra = contras.get(key);
    if (contra) contra.amountPence = sumPence([contra.amountPence, amountPence]);
    else contras.set(key, { originator, amountPence });
  }
  const total = sumPence(collections.map((entry) => entry.amountPence));
  return {
    debitPence: total,
    creditPence: total,
    debitCount: collections.length,
    creditCount: contras.size,
    instructionCount: entries.length - collections.length,
    contras: [...contras.values()],
  };
};
