import { type BasisPoints, mulDivHalfUp } from '../money';
import { type RateRow } from '../rating';

/** A price list's row, whatever its id: rows are compared by prefix. */
export type ComparedRate = Omit<RateRow, 'id' | 'service'>;

/** What is compared of two rows, prices first. */
const PRICES = [
  'peakMicro',
  'offPeakMicro',
  'weekendMicro',
  'connectionMicro',
  'perCallMicro',
  'minimumMicro',
  'capMicro',
] as const;
const OTHERS = [
  'destination',
  'bandGroup',
  'firstIncrementS',
  'nextIncrementS',
  'capSeconds',
  'serviceCode',
  'isItemisationSuppressed',
] as const;

export type RateChange = {
  field: (typeof PRICES)[number] | (typeof OTHERS)[number];
  before: string | number | boolean | null;
  after: string | number | boolean | null;
  /** By how much a price rose (fell, when negative); null for what is no price, or began at zero. */
  riseBasisPoints: BasisPoints | null;
};

export type ChangedRate<Row> = { prefix: string; before: Row; after: Row; changes: RateChange[] };

/** The difference between two sets of rates, by prefix, in order of prefix. */
export type RatesDifference<Row> = {
  added: Row[];
  changed: ChangedRate<Row>[];
  gone: Row[];
  unchanged: number;
};

/** What an optional field is when it is not given. */
const DEFAULTS: Partial<Record<RateChange['field'], number | boolean>> = {
  perCallMicro: 0,
  isItemisationSuppressed: false,
};

const changesOf = (before: ComparedRate, after: ComparedRate): RateChange[] => {
  const changes: RateChange[] = [];
  for (const field of [...PRICES, ...OTHERS]) {
    const from = before[field] ?? DEFAULTS[field] ?? null;
    const to = after[field] ?? DEFAULTS[field] ?? null;
    if (from === to) continue;
    const isPrice = (PRICES as readonly string[]).includes(field);
    const riseBasisPoints =
      isPrice && typeof from === 'number' && typeof to === 'number' && from !== 0
        ? mulDivHalfUp(to - from, 10_000, from)
        : null;
    changes.push({ field, before: from, after: to, riseBasisPoints });
  }
  return changes;
};

const byPrefix = (a: { prefix: string }, b: { prefix: string }): number =>
  a.prefix < b.prefix ? -1 : Number(a.prefix > b.prefix);

/**
 * What replacing one set of rates by another changes: new prefixes, changed ones with what they were
 * and by how much prices rose, and those that are gone. Each set holds a prefix once.
 */
export const diffRates = <Row extends ComparedRate>(
  before: readonly Row[],
  after: readonly Row[],
): RatesDifference<Row> => {
  const old = new Map(before.map((row) => [row.prefix, row]));
  const fresh = new Set(after.map(({ prefix }) => prefix));
  const difference: RatesDifference<Row> = {
    added: [],
    changed: [],
    gone: before.filter(({ prefix }) => !fresh.has(prefix)).sort(byPrefix),
    unchanged: 0,
  };
  for (const row of [...after].sort(byPrefix)) {
    const known = old.get(row.prefix);
    if (known === undefined) {
      difference.added.push(row);
      continue;
    }
    const changes = changesOf(known, row);
    if (changes.length === 0) difference.unchanged += 1;
    else difference.changed.push({ prefix: row.prefix, before: known, after: row, changes });
  }
  return difference;
};
