import { diffRates, type Uplift, upliftRates } from '../billing';
import { problem } from '../platform/errors';
import type { DeskCaller } from './caller';
import { changeRates } from './change-rates';
import type { ChangedRates, Difference, UpliftBody } from './contracts';
import { toDifference } from './difference';
import { findVersion } from './find';
import { searchedRates } from './list-rates';
import { loadTraffic } from './traffic';

const tooHigh = () =>
  problem({
    code: 'price-too-high',
    field: 'uplift',
    message: 'A price would become too high to be held.',
    whatToDo: 'Choose a smaller rise.',
  });

const risen: typeof upliftRates = (rates, uplift) => {
  try {
    return upliftRates(rates, uplift);
  } catch (error) {
    if (error instanceof RangeError) throw tooHigh();
    throw error;
  }
};

type Answer = { difference: Difference } | { changed: ChangedRates };

/**
 * Raises or lowers the prices of a draft, all or those that a search finds: shows what it would change, or does it.
 * Sent again with its key it is done once: a rise is not a thing to do twice.
 *
 * @throws problem 404 `rate-version-unknown`, 409 `version-not-draft`, 400 `price-too-high`, `below-buy-price`.
 */
export const upliftVersion = async (
  caller: DeskCaller,
  documentId: string,
  { uplift, search, isPreview, key }: UpliftBody & { uplift: Uplift },
): Promise<Answer> => {
  const version = await findVersion(caller, documentId, { forChange: true });
  const before = await searchedRates(caller, version.id, search);
  const after = risen(before, uplift);
  if (!isPreview) {
    const changed = await changeRates(caller, version, {
      kind: 'uplift',
      rates: after,
      removed: [],
      key,
    });
    return { changed };
  }
  const traffic = await loadTraffic(caller, version.card);
  const difference = toDifference({ difference: diffRates(before, after), after, traffic });
  return { difference: difference.page({ page: 1, pageSize: 50 }) };
};
