import { addDays, type IsoDate } from '../calendar';
import { type EntityId } from '../entity-id';
import { type MicroPounds } from '../money';
import {
  buildPrefixTable,
  callChargeMicro,
  type CallRounding,
  DEFAULT_CALL_ROUNDING,
  longestPrefix,
  type PrefixTable,
  type RateRow,
  type TimeBand,
} from '../rating';
import { type BillingError, ok, type Result } from '../result';

/** A version of a card. `validTo` is the first day that it holds no more; null while it goes on. */
export type CardVersion = { id: EntityId; validFrom: IsoDate; validTo: IsoDate | null };

/** What is wrong between two versions of a card. */
export type VersionError = BillingError<'overlapping-versions' | 'uncovered-days'> & {
  versions: [EntityId, EntityId];
};

/**
 * Days for which a card has two versions, or none between two. A version without an end ends where
 * the next begins, so it overlaps only one that begins on the same day.
 */
export const checkVersions = (versions: readonly CardVersion[]): VersionError[] => {
  const inOrder = [...versions].sort((a, b) =>
    a.validFrom < b.validFrom ? -1 : Number(a.validFrom > b.validFrom),
  );
  const errors: VersionError[] = [];
  inOrder.forEach((version, index) => {
    const next = inOrder[index + 1];
    if (!next) return;
    const pair: [EntityId, EntityId] = [version.id, next.id];
    const end = version.validTo;
    if (version.validFrom === next.validFrom || (end !== null && end > next.validFrom)) {
      const message = `Two versions hold from ${next.validFrom}. End the first before it.`;
      errors.push({ code: 'overlapping-versions', field: 'validTo', message, versions: pair });
    } else if (end !== null && end < next.validFrom) {
      const message = `No version holds from ${end} to ${addDays(next.validFrom, -1)}. Move an end or a start.`;
      errors.push({ code: 'uncovered-days', field: 'validTo', message, versions: pair });
    }
  });
  return errors;
};

/** A sell rate that is below a buy rate: the worst of the calls that were tried. */
export type SellBelowBuy = {
  sellPrefix: string;
  destination: string;
  buyPrefix: string;
  timeBand: TimeBand;
  durationS: number;
  sellMicro: MicroPounds;
  buyMicro: MicroPounds;
};

const BANDS: readonly TimeBand[] = ['peak', 'off-peak', 'weekend'];

type Side = { table: PrefixTable<RateRow>; rounding: CallRounding };

const worstOf = (
  sell: { row: RateRow; rounding: CallRounding },
  buy: { row: RateRow; rounding: CallRounding },
  durationsS: readonly number[],
): SellBelowBuy | null => {
  let worst: SellBelowBuy | null = null;
  let loss = 0;
  for (const timeBand of BANDS) {
    for (const durationS of durationsS) {
      const sellMicro = callChargeMicro(sell.row, durationS, timeBand, sell.rounding);
      const buyMicro = callChargeMicro(buy.row, durationS, timeBand, buy.rounding);
      if (buyMicro - sellMicro <= loss) continue;
      loss = buyMicro - sellMicro;
      worst = {
        sellPrefix: sell.row.prefix,
        destination: sell.row.destination,
        buyPrefix: buy.row.prefix,
        timeBand,
        durationS,
        sellMicro,
        buyMicro,
      };
    }
  }
  return worst;
};

const lossOf = ({ buyMicro, sellMicro }: SellBelowBuy): number => buyMicro - sellMicro;

/**
 * Sell rates by which a call would be sold for less than it is bought for, one finding a rate, with
 * the worst call. Prefixes of either side are tried, so a sell rate for 44 is held against a dear buy
 * rate for 4470; calls of each of `durationsS` in each band (default 1, 60 and 600 seconds).
 *
 * Errors: those of buildPrefixTable.
 */
export const sellBelowBuy = (input: {
  sell: readonly RateRow[];
  buy: readonly RateRow[];
  sellRounding?: CallRounding;
  buyRounding?: CallRounding;
  durationsS?: readonly number[];
}): Result<SellBelowBuy[], BillingError<'bad-prefix' | 'duplicate-prefix'>> => {
  const sellTable = buildPrefixTable(input.sell);
  if (!sellTable.ok) return sellTable;
  const buyTable = buildPrefixTable(input.buy);
  if (!buyTable.ok) return buyTable;
  const sell: Side = {
    table: sellTable.value,
    rounding: input.sellRounding ?? DEFAULT_CALL_ROUNDING,
  };
  const buy: Side = { table: buyTable.value, rounding: input.buyRounding ?? DEFAULT_CALL_ROUNDING };
  const durationsS = input.durationsS ?? [1, 60, 600];
  const findings = new Map<string, SellBelowBuy>();
  for (const { prefix } of [...input.sell, ...input.buy]) {
    const sellRow = longestPrefix(sell.table, prefix);
    const buyRow = longestPrefix(buy.table, prefix);
    if (sellRow === null || buyRow === null) continue;
    if (sellRow.isUnpriced === true || buyRow.isUnpriced === true) continue;
    const worst = worstOf(
      { row: sellRow, rounding: sell.rounding },
      { row: buyRow, rounding: buy.rounding },
      durationsS,
    );
    const known = findings.get(sellRow.prefix);
    if (worst !== null && (known === undefined || lossOf(worst) > lossOf(known))) {
      findings.set(sellRow.prefix, worst);
    }
  }
  return ok([...findings.values()].sort((a, b) => (a.sellPrefix < b.sellPrefix ? -1 : 1)));
};
