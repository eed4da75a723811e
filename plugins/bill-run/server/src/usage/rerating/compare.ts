import type { IsoDate, MicroPounds } from '../../../../../../src/billing';
import type { RerateState } from '../../../../shared/contracts/reratings';
import type { RateOutcome, Rating } from '../pricing';
import { type Covered, coveredAnew } from './covered';
import type { StoredUsage } from '../records/stored-usage';

/** The three prices of a record. `supplier` is what it costs the bureau: by the supplier's card, else by his file. */
export type Prices = { sell: MicroPounds; buy: MicroPounds; supplier: MicroPounds };

/** A record as it stands and as it is rated anew. */
export type Compared = {
  stored: StoredUsage;
  state: RerateState;
  before: Prices;
  after: Prices;
  isChanged: boolean;
  /** How it is rated anew; null when it cannot be, or is left alone. */
  rating: Rating | null;
  /** Why it cannot be rated. */
  reason: string;
};

/** Where a customer stands: bills before `nextBillDate` are closed, those before `usageBillDate` are being made. */
export type CycleDates = { nextBillDate: IsoDate; usageBillDate: IsoDate };

/** What adjustments have added to a billed record. */
export type Adjusted = Prices | undefined;

const costOf = (supplierMicro: number | null, costMicro: number | null): number =>
  supplierMicro ?? costMicro ?? 0;

const standingOf = (stored: StoredUsage, adjusted: Adjusted): Prices => ({
  sell: stored.sellMicro + (adjusted?.sell ?? 0),
  buy: stored.buyMicro + (adjusted?.buy ?? 0),
  supplier: costOf(stored.supplierMicro, stored.costMicro) + (adjusted?.supplier ?? 0),
});

const stateOf = ({ billDate }: StoredUsage, cycle: CycleDates | undefined): RerateState => {
  if (!cycle || billDate >= cycle.usageBillDate) return 'unbilled';
  return billDate >= cycle.nextBillDate ? 'held' : 'billed';
};

const isDifferent = (before: Prices, after: Prices): boolean =>
  before.sell !== after.sell || before.buy !== after.buy || before.supplier !== after.supplier;

/** A record whose bill is open is also brought under the band that it has now, since bills are summed by it. */
const isRenamed = (stored: StoredUsage, rating: Rating): boolean =>
  stored.band !== rating.band || stored.destination !== rating.destination;

type Priced = Pick<Rating, 'sellVersionId' | 'buyVersionId'>;

/** Whether one of the versions priced it. */
const isOneOf = (versionIds: readonly number[], { sellVersionId, buyVersionId }: Priced): boolean =>
  [sellVersionId, buyVersionId].some((id) => id !== null && versionIds.includes(id));

/**
 * Compares what a record stands at, adjustments included, with its new rating. What has no price any more keeps what it
 * has, and so does what is on a bill that is being made. Null for a record that the chosen versions have nothing to do with.
 */
export const compareRecord = (
  stored: StoredUsage,
  outcome: Exclude<RateOutcome, { kind: 'missing' }>,
  about: {
    cycle: CycleDates | undefined;
    adjusted: Adjusted;
    covered?: Covered;
    versionIds: readonly number[] | null;
  },
): Compared | null => {
  const { cycle, adjusted, covered, versionIds } = about;
  const before = standingOf(stored, adjusted);
  // Of a billed record only what was charged beside the bundles is put right.
  if (covered) before.sell -= covered.micro;
  const same = { stored, before, after: before, isChanged: false, rating: null };
  if (outcome.kind === 'held') {
    const isMeant = versionIds === null || isOneOf(versionIds, stored);
    return isMeant ? { ...same, state: 'unratable', reason: outcome.hold.reason } : null;
  }
  const { rating } = outcome;
  if (versionIds !== null && !isOneOf(versionIds, stored) && !isOneOf(versionIds, rating))
    return null;
  const after: Prices = {
    sell: rating.sellMicro - (covered ? coveredAnew(rating, covered) : 0),
    buy: rating.buyMicro,
    supplier: costOf(rating.supplierMicro, stored.costMicro),
  };
  const state = stateOf(stored, cycle);
  const isChanged =
    isDifferent(before, after) || (state === 'unbilled' && isRenamed(stored, rating));
  return { stored, state, before, after, isChanged, rating, reason: '' };
};
