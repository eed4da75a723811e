import { type EntityId } from '../entity-id';
import { type MicroPounds, sumMicro } from '../money';
import { type BillingError, fail, ok, type Result } from '../result';

/** Both sides of a record. */
export type TwoSides = { buyMicro: MicroPounds; sellMicro: MicroPounds };

/** A record as it is stored. */
export type StoredRating = TwoSides & {
  key: string;
  /** The invoice line that holds it; null while it is not billed. */
  billedOn: EntityId | null;
  /** What adjustments have added to it since it was billed; nothing when it has none. */
  adjusted?: TwoSides;
};

/** A record as it is rated anew. */
export type NewRating = TwoSides & { key: string };

/** What rating anew changes about a record. */
export type RecordDifference = {
  key: string;
  billedOn: EntityId | null;
  /** What stands now, adjustments included. */
  before: TwoSides;
  after: TwoSides;
  /** After less before. */
  buyMicro: MicroPounds;
  sellMicro: MicroPounds;
};

/** Differences of a set of records, those that are zero left out. */
export type RerateDifference = {
  changed: RecordDifference[];
  unchanged: number;
  /** In sum, for what is not billed yet and for what is. */
  unbilled: TwoSides;
  billed: TwoSides;
};

const zero: TwoSides = { buyMicro: 0, sellMicro: 0 };

/** What a stored record stands at: as it was rated, and what adjustments have added. */
export const standing = (stored: StoredRating): TwoSides => ({
  buyMicro: sumMicro([stored.buyMicro, stored.adjusted?.buyMicro ?? 0]),
  sellMicro: sumMicro([stored.sellMicro, stored.adjusted?.sellMicro ?? 0]),
});

const differenceOf = (stored: StoredRating, after: NewRating): RecordDifference => {
  const before = standing(stored);
  return {
    key: stored.key,
    billedOn: stored.billedOn,
    before,
    after: { buyMicro: after.buyMicro, sellMicro: after.sellMicro },
    buyMicro: after.buyMicro - before.buyMicro,
    sellMicro: after.sellMicro - before.sellMicro,
  };
};

const sumOf = (differences: readonly RecordDifference[]): TwoSides => ({
  buyMicro: sumMicro(differences.map(({ buyMicro }) => buyMicro)),
  sellMicro: sumMicro(differences.map(({ sellMicro }) => sellMicro)),
});

/**
 * What rating records anew changes, record by record and in sum. Compared with what stands now, so
 * once the differences are applied (applyDifference) the same new ratings change nothing.
 *
 * Errors: `not-rated-anew` (a stored record without a new rating: what cannot be rated keeps what it
 * has until somebody decides), `unknown-record` (a new rating of none), `duplicate-key`.
 */
export const rerateDifference = (
  stored: readonly StoredRating[],
  rerated: readonly NewRating[],
): Result<
  RerateDifference,
  BillingError<'not-rated-anew' | 'unknown-record' | 'duplicate-key'>
> => {
  const anew = new Map(rerated.map((rating) => [rating.key, rating]));
  const keys = new Set(stored.map(({ key }) => key));
  if (anew.size < rerated.length || keys.size < stored.length) {
    const message = 'A record is there twice. Give each once.';
    return fail({ code: 'duplicate-key', field: 'key', message });
  }
  const differences: RecordDifference[] = [];
  for (const record of stored) {
    const rating = anew.get(record.key);
    if (rating === undefined) {
      const message = `The record ${record.key} was not rated anew. Leave it out, or rate it.`;
      return fail({ code: 'not-rated-anew', field: record.key, message });
    }
    differences.push(differenceOf(record, rating));
  }
  const stranger = rerated.find(({ key }) => !keys.has(key));
  if (stranger) {
    const message = `The record ${stranger.key} is not stored. Import it first.`;
    return fail({ code: 'unknown-record', field: stranger.key, message });
  }
  const changed = differences.filter(
    ({ buyMicro, sellMicro }) => buyMicro !== 0 || sellMicro !== 0,
  );
  return ok({
    changed,
    unchanged: differences.length - changed.length,
    unbilled: sumOf(changed.filter(({ billedOn }) => billedOn === null)),
    billed: sumOf(changed.filter(({ billedOn }) => billedOn !== null)),
  });
};

/**
 * A stored record after its difference was applied: one that is not billed is rated anew in place,
 * one that is billed keeps its rating and gets an adjustment.
 */
export const applyDifference = (
  stored: StoredRating,
  { buyMicro, sellMicro }: Pick<RecordDifference, 'buyMicro' | 'sellMicro'>,
): StoredRating => {
  if (stored.billedOn === null) {
    const after = standing(stored);
    const { adjusted: _adjusted, ...record } = stored;
    return {
      ...record,
      buyMicro: after.buyMicro + buyMicro,
      sellMicro: after.sellMicro + sellMicro,
    };
  }
  const adjusted = stored.adjusted ?? zero;
  return {
    ...stored,
    adjusted: {
      buyMicro: adjusted.buyMicro + buyMicro,
      sellMicro: adjusted.sellMicro + sellMicro,
    },
  };
};
