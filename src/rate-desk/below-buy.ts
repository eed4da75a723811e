import { sellBelowBuy, type SellBelowBuy } from '../billing';
import { loadBuyTables } from './buy-rates';
import type { DeskCaller } from './caller';
import type { DeskRate } from './contracts';
import type { DeskCard, DeskVersion } from './find';
import { toDeskRates } from './load-rates';
import { SELECT_RATE } from './rate-columns';

export type BelowBuy = SellBelowBuy & {
  /** Whether it is below every card that may apply, so that the call is surely sold at a loss. */
  isSure: boolean;
};

/** What must be known of a version to hold it against buy prices. */
export type SellVersion = Pick<DeskVersion, 'id' | 'validFrom'> & {
  card: Pick<DeskCard, 'kind' | 'resellerId'>;
};

const MOST_LOOKED_FOR = 50;
const lossOf = ({ buyMicro, sellMicro }: SellBelowBuy): number => buyMicro - sellMicro;

/** Rates of a version that may price numbers beginning with one of the prefixes. */
const sellRatesNear = async (
  { trx }: DeskCaller,
  versionId: number,
  prefixes: readonly string[] | null,
): Promise<DeskRate[]> => {
  const few = prefixes !== null && prefixes.length <= MOST_LOOKED_FOR ? [...prefixes] : null;
  const { rows } = await trx.raw<{ rows: DeskRate[] }>(
    `select ${SELECT_RATE} from billing.expanded_rates(?) t
     ${few ? 'where exists (select from unnest(?::text[]) w where starts_with(t.prefix, w) or starts_with(w, t.prefix))' : ''}`,
    few ? [versionId, few] : [versionId],
  );
  return toDeskRates(rows);
};

const withIds = (rates: readonly DeskRate[]) => rates.map((rate) => ({ ...rate, id: rate.prefix }));

/** What each buy card finds, by sell prefix. */
const findingsBy = (sell: readonly DeskRate[], buy: readonly DeskRate[]): SellBelowBuy[] => {
  const found = sellBelowBuy({ sell: withIds(sell), buy: withIds(buy) });
  if (!found.ok) throw new Error(`Stored rates cannot be compared: ${found.error.message}`);
  return found.value;
};

/**
 * Rates of a sell card's version by which calls are sold for less than they are bought for on its first day (today,
 * when that has passed), the worst first; of these prefixes only, when given.
 */
export const findBelowBuy = async (
  caller: DeskCaller,
  version: SellVersion,
  prefixes: readonly string[] | null,
): Promise<{ findings: BelowBuy[]; tables: number }> => {
  const { card, validFrom } = version;
  const day = validFrom > caller.today ? validFrom : caller.today;
  const tables = await loadBuyTables(caller, { resellerId: card.resellerId, day, prefixes });
  if (tables.length === 0) return { findings: [], tables: 0 };
  const sell = await sellRatesNear(caller, version.id, prefixes);
  const asked = prefixes === null ? null : new Set(prefixes);
  const worst = new Map<string, { finding: SellBelowBuy; times: number }>();
  for (const { rates } of tables) {
    for (const finding of findingsBy(sell, rates)) {
      if (asked && !asked.has(finding.sellPrefix)) continue;
      const known = worst.get(finding.sellPrefix);
      const isWorse = !known || lossOf(finding) > lossOf(known.finding);
      worst.set(finding.sellPrefix, {
        finding: isWorse ? finding : known.finding,
        times: (known?.times ?? 0) + 1,
      });
    }
  }
  const findings = [...worst.values()]
    .map(({ finding, times }) => ({ ...finding, isSure: times === tables.length }))
    .sort((a, b) => lossOf(b) - lossOf(a));
  return { findings, tables: tables.length };
};
