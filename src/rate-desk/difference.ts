import { buildPrefixTable, longestPrefix, type RateChange, type RatesDifference } from '../billing';
import type { DeskRate, Difference, DifferenceKind, DifferenceRow, Exchange } from './contracts';
import type { PrefixTraffic, Traffic } from './traffic';
import { steepestRise } from './rise';

type Paging = { page: number; pageSize: number; kind?: DifferenceKind | undefined };

const PRICES = new Set<RateChange['field']>([
  'peakMicro',
  'offPeakMicro',
  'weekendMicro',
  'connectionMicro',
  'perCallMicro',
  'minimumMicro',
  'capMicro',
]);

/** What calls would cost by a rate: minutes in their bands and set-ups; minimum and caps are left out of account. */
const costOf = (rate: DeskRate, { calls, seconds }: PrefixTraffic): number =>
  Math.round(
    calls * (rate.connectionMicro + (rate.perCallMicro ?? 0)) +
      (rate.peakMicro * seconds.peak +
        rate.offPeakMicro * seconds['off-peak'] +
        rate.weekendMicro * seconds.weekend) /
        60,
  );

/** A cap is the most that a call costs: without one it may cost any amount. */
const isCapAdded = ({ field, before }: RateChange): boolean =>
  field === 'capMicro' && before === null;
const isCapGone = ({ field, after }: RateChange): boolean => field === 'capMicro' && after === null;

const kindOf = (changes: readonly RateChange[]): DifferenceKind => {
  const rises = changes
    .filter((change) => PRICES.has(change.field) && !isCapAdded(change) && !isCapGone(change))
    .map(({ before, after }) => Number(after ?? 0) - Number(before ?? 0));
  const sum = rises.reduce((total, rise) => total + rise, 0);
  if (sum !== 0) return sum > 0 ? 'dearer' : 'cheaper';
  if (changes.some(isCapGone)) return 'dearer';
  return changes.some(isCapAdded) ? 'cheaper' : 'other';
};

const NO_TRAFFIC: PrefixTraffic = {
  destination: '',
  calls: 0,
  seconds: { peak: 0, 'off-peak': 0, weekend: 0 },
};

const biggestFirst = (a: DifferenceRow, b: DifferenceRow): number =>
  Math.abs(b.effectMicro) - Math.abs(a.effectMicro) ||
  Math.abs(b.riseBasisPoints ?? 0) - Math.abs(a.riseBasisPoints ?? 0) ||
  (a.prefix < b.prefix ? -1 : 1);

/**
 * A difference with what it means: which way prices go, by how much, and what last month's calls would have cost more
 * or less. Calls of a prefix that is gone are priced by the shorter one that is left.
 */
export const toDifference = ({
  difference,
  after,
  traffic,
  exchange = null,
}: {
  difference: RatesDifference<DeskRate>;
  after: readonly DeskRate[];
  traffic: Traffic;
  exchange?: Exchange | null;
}): { rows: DifferenceRow[]; page: (paging: Paging) => Difference } => {
  const table = buildPrefixTable(after);
  const trafficOf = (prefix: string): PrefixTraffic => traffic.byPrefix.get(prefix) ?? NO_TRAFFIC;
  const instead = (prefix: string): DeskRate | null =>
    table.ok ? longestPrefix(table.value, prefix) : null;
  const rows: DifferenceRow[] = [
    ...difference.added.map(
      (rate): DifferenceRow => ({
        prefix: rate.prefix,
        destination: rate.destination,
        kind: 'new',
        before: null,
        after: rate,
        changes: [],
        riseBasisPoints: null,
        effectMicro: 0,
        calls: 0,
      }),
    ),
    ...difference.gone.map((rate): DifferenceRow => {
      const calls = trafficOf(rate.prefix);
      const other = instead(rate.prefix);
      return {
        prefix: rate.prefix,
        destination: rate.destination,
        kind: 'gone',
        before: rate,
        after: null,
        changes: [],
        riseBasisPoints: null,
        effectMicro: other ? costOf(other, calls) - costOf(rate, calls) : -costOf(rate, calls),
        calls: calls.calls,
      };
    }),
    ...difference.changed.map(({ prefix, before, after: now, changes }): DifferenceRow => {
      const calls = trafficOf(prefix);
      return {
        prefix,
        destination: now.destination,
        kind: kindOf(changes),
        before,
        after: now,
        changes,
        riseBasisPoints: steepestRise(before, now),
        effectMicro: costOf(now, calls) - costOf(before, calls),
        calls: calls.calls,
      };
    }),
  ].sort(biggestFirst);
  const counts = { new: 0, gone: 0, dearer: 0, cheaper: 0, other: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  const effectMicro = rows.reduce((sum, row) => sum + row.effectMicro, 0);
  return {
    rows,
    page: ({ page, pageSize, kind }) => {
      const shown = kind ? rows.filter((row) => row.kind === kind) : rows;
      return {
        counts: { ...counts, unchanged: difference.unchanged },
        effectMicro,
        month:
          traffic.calls > 0 ? { from: traffic.from, to: traffic.to, calls: traffic.calls } : null,
        exchange,
        rows: shown.slice((page - 1) * pageSize, page * pageSize),
        pagination: {
          page,
          pageSize,
          total: shown.length,
          pageCount: Math.max(1, Math.ceil(shown.length / pageSize)),
        },
      };
    },
  };
};
