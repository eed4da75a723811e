import type { IsoDate } from '../../../../../../src/billing';
import type { FindOwner } from '../find-owner';
import type { Owner } from '../rows';

/**
 * Whose a charge is: who had the number when it took effect, else in the month that is charged (a rental in advance
 * takes effect before the service that it is for, a credit after it).
 */
export const ownerOfCharge = (
  findOwner: FindOwner,
  { cli, effectiveDate, month }: { cli: string; effectiveDate: IsoDate; month: IsoDate },
): Owner | null => {
  for (const day of [effectiveDate, month]) {
    const found = findOwner(cli, day);
    if (found.kind === 'owned') return found.owner;
  }
  return null;
};
