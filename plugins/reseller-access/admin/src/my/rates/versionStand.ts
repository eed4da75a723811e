import type { Tone } from '../../../../../../src/admin/kit';
import type { RateCardVersionRow } from '../../../../shared/contracts/lists';

/** Where a version of a card stands: only one of those that went live prices the calls of today. */
export type Stand = 'now' | 'past' | 'coming' | 'draft';

export const STAND_TONE: Record<Stand, Tone> = {
  now: 'good',
  past: 'quiet',
  coming: 'waiting',
  draft: 'info',
};

/** @param versions all of the same card. */
export const standOf = (version: RateCardVersionRow, versions: RateCardVersionRow[]): Stand => {
  if (version.state === 'draft') {
    return 'draft';
  }
  if (!version.isInForce) {
    return 'coming';
  }
  const isLatest = versions.every(
    ({ isInForce, validFrom }) => !isInForce || validFrom <= version.validFrom,
  );
  return isLatest ? 'now' : 'past';
};
