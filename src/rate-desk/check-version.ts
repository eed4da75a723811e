import { buildPrefixTable, longestPrefix } from '../billing';
import { findBelowBuy } from './below-buy';
import type { DeskCaller } from './caller';
import type {
  Check,
  CheckCode,
  CheckExample,
  CheckLevel,
  DeskRate,
  VersionChecks,
} from './contracts';
import { expandedRates } from './expanded-rates';
import { type DeskVersion, findVersion } from './find';
import { loadRates } from './load-rates';
import { listVersions } from './show-card';
import { loadTraffic } from './traffic';
import { steepestRise } from './rise';

const MOST_EXAMPLES = 50;
/** A rise of half again is more often a slip of the decimal mark than a price. */
const BIG_RISE = 5_000;

const check = (
  code: CheckCode,
  level: CheckLevel,
  count: number,
  examples: CheckExample[] = [],
): Check => ({ code, level, count, examples: examples.slice(0, MOST_EXAMPLES) });

/** Whether the version fits among the others of its card. */
const checkDays = async (caller: DeskCaller, version: DeskVersion): Promise<Check[]> => {
  const versions = await listVersions(caller, version.card.id);
  const live = versions.filter(
    ({ state, documentId }) => state === 'live' && documentId !== version.documentId,
  );
  const checks: Check[] = [];
  const level = caller.resellerId === null ? 'warning' : 'blocker';
  if (version.state === 'draft' && version.validFrom <= caller.today) {
    checks.push(check('begins-in-past', level, 1));
  }
  if (live.some(({ validFrom }) => validFrom === version.validFrom)) {
    checks.push(check('same-day', 'blocker', 1));
  }
  if (!live.some(({ validFrom }) => validFrom < version.validFrom)) {
    checks.push(check('nothing-before', 'note', 1));
  }
  return checks;
};

const isFree = (rate: DeskRate): boolean =>
  rate.peakMicro + rate.offPeakMicro + rate.weekendMicro + rate.connectionMicro === 0;

const toExample = ({ prefix, destination }: DeskRate): CheckExample => ({ prefix, destination });

/** Prefixes that had calls last month and would be priced by nothing. */
const checkTraffic = async (
  caller: DeskCaller,
  version: DeskVersion,
  rates: readonly DeskRate[],
): Promise<Check[]> => {
  const traffic = await loadTraffic(caller, version.card);
  const table = buildPrefixTable(rates);
  if (!table.ok) throw new Error(`Version ${version.id}: ${table.error.message}`);
  const unpriced = [...traffic.byPrefix]
    .filter(([prefix]) => longestPrefix(table.value, prefix) === null)
    .sort(([, a], [, b]) => b.calls - a.calls)
    .map(([prefix, { destination, calls }]) => ({ prefix, destination, calls }));
  return unpriced.length > 0
    ? [check('traffic-unpriced', 'warning', unpriced.length, unpriced)]
    : [];
};

const checkBuyPrices = async (
  caller: DeskCaller,
  version: DeskVersion,
): Promise<{ checks: Check[]; tables: number }> => {
  if (version.card.kind === 'buy') return { checks: [], tables: 0 };
  const { findings, tables } = await findBelowBuy(caller, version, null);
  if (findings.length === 0) return { checks: [], tables };
  const examples = findings.map(
    ({ sellPrefix, destination, timeBand, durationS, sellMicro, buyMicro }) => ({
      prefix: sellPrefix,
      destination,
      timeBand,
      durationS,
      sellMicro,
      buyMicro,
    }),
  );
  return { checks: [check('below-buy', 'warning', findings.length, examples)], tables };
};

/** Service charges that rates name and the list does not have: calls by them could not be priced. */
const checkServices = async (
  { trx }: DeskCaller,
  { validFrom }: DeskVersion,
  rates: readonly DeskRate[],
): Promise<Check[]> => {
  const named = rates.filter(({ serviceCode }) => serviceCode !== undefined);
  if (named.length === 0) return [];
  const known = new Set<string>(
    await trx('service_charges').where('valid_from', '<=', validFrom).pluck('code'),
  );
  const unknown = named.filter(({ serviceCode = '' }) => !known.has(serviceCode)).map(toExample);
  return unknown.length > 0
    ? [check('unknown-service-code', 'blocker', unknown.length, unknown)]
    : [];
};

const checkRises = async (
  caller: DeskCaller,
  version: DeskVersion,
  rates: readonly DeskRate[],
): Promise<Check[]> => {
  const versions = await listVersions(caller, version.card.id);
  const before = versions.find(
    ({ state, validFrom }) => state === 'live' && validFrom < version.validFrom,
  );
  if (!before) return [];
  const { id } = await findVersion(caller, before.documentId);
  const old = new Map((await loadRates(caller.trx, id)).map((rate) => [rate.prefix, rate]));
  const rises = rates.flatMap((rate) => {
    const was = old.get(rate.prefix);
    const riseBasisPoints = was ? (steepestRise(was, rate) ?? 0) : 0;
    return Math.abs(riseBasisPoints) >= BIG_RISE ? [{ ...toExample(rate), riseBasisPoints }] : [];
  });
  rises.sort((a, b) => Math.abs(b.riseBasisPoints) - Math.abs(a.riseBasisPoints));
  return rises.length > 0 ? [check('big-rises', 'warning', rises.length, rises)] : [];
};

const LEVELS: CheckLevel[] = ['blocker', 'warning', 'note'];

/**
 * What should be known before a version goes live, blockers first: whether its days fit, whether calls are sold below
 * what they are bought for, whether places that were called last month have a price, prices that jump or are nothing.
 *
 * @throws problem 404 `rate-version-unknown`.
 */
export const checkVersion = async (
  caller: DeskCaller,
  documentId: string,
): Promise<VersionChecks> => {
  const version = await findVersion(caller, documentId);
  const rates = await loadRates(caller.trx, version.id);
  const expanded = await expandedRates(caller.trx, version.id);
  const buy = await checkBuyPrices(caller, version);
  const free = rates.filter(isFree);
  const checks = [
    ...(expanded.length === 0 ? [check('no-rates', 'blocker', 1)] : []),
    ...(await checkDays(caller, version)),
    ...(await checkServices(caller, version, expanded)),
    ...buy.checks,
    ...(await checkTraffic(caller, version, expanded)),
    ...(await checkRises(caller, version, rates)),
    ...(free.length > 0 ? [check('free-rates', 'note', free.length, free.map(toExample))] : []),
  ];
  checks.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  return { checks, rates: rates.length, buyTables: buy.tables };
};
