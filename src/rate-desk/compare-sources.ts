import { diffRates } from '../billing';
import type { DeskCaller } from './caller';
import type { Difference, DifferenceKind, DifferenceRow, Exchange } from './contracts';
import { fromJson } from './json';
import { CHANGED_COLUMNS, FILLED_COLUMNS } from './rate-columns';
import { type RateSource, ratesByPrefix } from './rate-source';
import { steepestRise } from './rise';
import type { Traffic } from './traffic';
import { withoutNestedLoops } from './without-nested-loops';

type Compared = {
  before: RateSource;
  after: RateSource;
  /** Whether what is not in `after` stays as it was; else it is gone. */
  keepsOthers?: boolean;
  traffic: Traffic;
  exchange?: Exchange | null;
  page: number;
  pageSize: number;
  kind?: DifferenceKind | undefined;
};

const MINUTES = ['peak', 'off_peak', 'weekend'] as const;
const PRICES = [...MINUTES, 'connection', 'per_call', 'minimum'] as const;

const all = (alias: string, columns: readonly string[]): string =>
  columns.map((column) => `${alias}.${column}`).join(', ');

/**
 * Pounds that all prices of a rate make together: which way it goes when they are changed. A cap counts where both have
 * one; where one comes or goes, that decides only what the others leave open.
 */
const sumOf = (alias: string): string =>
  [
    ...PRICES.map((column) => `coalesce(${alias}.${column}, 0)`),
    `case when a.cap is null or b.cap is null then 0 else ${alias}.cap end`,
  ].join(' + ');

/** What last month's calls `x` would cost by a rate, in micro-pounds, as costOf of the difference without a database. */
const costOf = (rate: string): string =>
  `floor((x.calls * (${rate}.connection + ${rate}.per_call)
     + (${MINUTES.map((band) => `${rate}.${band} * x.${band}`).join(' + ')}) / 60) * 1000000 + 0.5)`;

/** By how much the price of a minute changed where it changed most, in basis points, whichever way. */
const steepest = `greatest(${MINUTES.map(
  (band) =>
    `case when b.${band} > 0 then abs(round((a.${band} - b.${band}) * 10000 / b.${band})) end`,
).join(', ')})`;

/**
 * Every prefix of the two, what has become of it and what that means. Calls of a prefix that is gone are priced by the
 * shorter one that is left.
 */
const differenceQuery = (before: string, after: string): string => `
  with before as materialized (select ${FILLED_COLUMNS} from (${before}) t),
  after as materialized (select ${FILLED_COLUMNS} from (${after}) t),
  traffic as (
    select * from unnest(?::text[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[])
      as x (prefix, calls, ${MINUTES.join(', ')})
  ),
  pairs as materialized (
    select coalesce(a.prefix, b.prefix) as prefix,
           case when b.prefix is null then 'new'
                when a.prefix is null then case when cast(? as boolean) then 'unchanged' else 'gone' end
                when (${all('a', CHANGED_COLUMNS)}) is not distinct from (${all('b', CHANGED_COLUMNS)}) then 'unchanged'
                when ${sumOf('a')} > ${sumOf('b')} then 'dearer'
                when ${sumOf('a')} < ${sumOf('b')} then 'cheaper'
                when a.cap is null and b.cap is not null then 'dearer'
                when a.cap is not null and b.cap is null then 'cheaper'
                else 'other' end as kind,
           coalesce(${steepest}, 0) as rise,
           coalesce(x.calls, 0) as calls,
           coalesce(${costOf('a')}, 0) as cost_after, coalesce(${costOf('b')}, 0) as cost_before
    from before b full join after a on a.prefix = b.prefix left join traffic x on x.prefix = b.prefix
  ),
  instead as (
    select distinct on (x.prefix) x.prefix, ${costOf('a')} as cost
    from pairs p join traffic x on x.prefix = p.prefix
      cross join generate_series(1, length(p.prefix) - 1) as letters
      join after a on a.prefix = left(p.prefix, letters)
    where p.kind = 'gone' order by x.prefix, letters desc
  ),
  weighed as materialized (
    select p.prefix, p.kind, p.rise, p.calls,
           case when p.kind in ('new', 'unchanged') then 0
                else coalesce(i.cost, p.cost_after) - p.cost_before end as effect
    from pairs p left join instead i on i.prefix = p.prefix
  ),
  totals as (
    select jsonb_object_agg(k.kind, k.rows) as counts, sum(k.effect)::float8 as effect
    from (select kind, count(*) as rows, sum(effect) as effect from weighed group by kind) k
  ),
  page as (
    select *, row_number() over (order by abs(effect) desc, rise desc, prefix collate "C") as at
    from weighed where kind <> 'unchanged' and kind = coalesce(cast(? as text), kind)
    order by at limit ? offset ?
  )
  select t.counts, t.effect as total, p.prefix, p.kind, p.effect::float8 as effect, p.calls::float8 as calls
  from totals t left join page p on true order by p.at`;

type Found = {
  counts: unknown;
  total: number | null;
  prefix: string | null;
  kind: DifferenceKind;
  effect: number;
  calls: number;
};

const NONE = { new: 0, gone: 0, dearer: 0, cheaper: 0, other: 0, unchanged: 0 };

/**
 * The difference between two sets of rates with what it means, the biggest first, a page of it. The database compares
 * them: only the page is read. What toDifference of diffRates makes of the same rates is the same.
 */
export const compareSources = async (
  { trx }: DeskCaller,
  { before, after, keepsOthers = false, traffic, exchange = null, page, pageSize, kind }: Compared,
): Promise<Difference> => {
  const calls = [...traffic.byPrefix];
  const { rows } = await withoutNestedLoops(trx, () =>
    trx.raw<{ rows: Found[] }>(differenceQuery(before.sql, after.sql), [
      ...before.values,
      ...after.values,
      calls.map(([prefix]) => prefix),
      calls.map(([, made]) => made.calls),
      calls.map(([, { seconds }]) => seconds.peak),
      calls.map(([, { seconds }]) => seconds['off-peak']),
      calls.map(([, { seconds }]) => seconds.weekend),
      keepsOthers,
      kind ?? null,
      pageSize,
      (page - 1) * pageSize,
    ] as never[]),
  );
  const shown = rows.flatMap(({ prefix, ...row }) => (prefix === null ? [] : [{ prefix, ...row }]));
  const prefixes = shown.map(({ prefix }) => prefix);
  const old = await ratesByPrefix(trx, before, prefixes);
  const now = await ratesByPrefix(trx, after, prefixes);
  const changes = new Map(
    diffRates([...old.values()], [...now.values()]).changed.map((one) => [one.prefix, one.changes]),
  );
  const counts = { ...NONE, ...fromJson<Partial<Difference['counts']> | null>(rows[0]?.counts) };
  const total = kind ? counts[kind] : sumOfKinds(counts);
  return {
    counts,
    effectMicro: rows[0]?.total ?? 0,
    month: traffic.calls > 0 ? { from: traffic.from, to: traffic.to, calls: traffic.calls } : null,
    exchange,
    rows: shown.map((row): DifferenceRow => {
      const was = old.get(row.prefix) ?? null;
      const is = now.get(row.prefix) ?? null;
      return {
        prefix: row.prefix,
        destination: (is ?? was)?.destination ?? '',
        kind: row.kind,
        before: was,
        after: is,
        changes: changes.get(row.prefix) ?? [],
        riseBasisPoints: was && is ? steepestRise(was, is) : null,
        effectMicro: row.effect,
        calls: row.calls,
      };
    }),
    pagination: { page, pageSize, total, pageCount: Math.max(1, Math.ceil(total / pageSize)) },
  };
};

const sumOfKinds = ({ unchanged: _unchanged, ...changed }: Difference['counts']): number =>
  Object.values(changed).reduce((sum, count) => sum + count, 0);
