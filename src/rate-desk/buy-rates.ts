import type { IsoDate } from '../billing';
import type { DeskCaller } from './caller';
import type { DeskRate } from './contracts';
import { toDeskRates } from './load-rates';
import { SELECT_RATE } from './rate-columns';

/** The rates of one buy card. Its name is the bureau's own affair. */
export type BuyTable = { versionId: number; rates: DeskRate[] };

/** More than this are quicker read all than looked for. */
const MOST_LOOKED_FOR = 50;

type Asked = {
  /** Whose calls they are; null for the bureau's own customers. */
  resellerId: number | null;
  day: IsoDate;
  /** Only what prices numbers that begin so; null for all. */
  prefixes: readonly string[] | null;
};

/**
 * What calls are bought at on a day, by each card that may apply: the reseller's own buy card, else those of the
 * suppliers. Behind the wall these cards are not in sight; a function of the database reads them for a wholesale
 * reseller, who is billed at these prices and may know them.
 */
export const loadBuyTables = async (
  { trx, resellerId: asked }: DeskCaller,
  { resellerId, day, prefixes }: Asked,
): Promise<BuyTable[]> => {
  const wanted = prefixes === null || prefixes.length > MOST_LOOKED_FOR ? null : [...prefixes];
  const source =
    asked === null
      ? 'billing.buy_rates_of(cast(? as integer), cast(? as date), cast(? as text[]))'
      : 'billing.floor_rates(cast(? as date), cast(? as text[]))';
  const values = asked === null ? [resellerId, day, wanted] : [day, wanted];
  const { rows } = await trx.raw<{ rows: (DeskRate & { versionId: number })[] }>(
    `select t.version_id as "versionId", ${SELECT_RATE} from ${source} t`,
    values as (string | number)[],
  );
  const tables = new Map<number, DeskRate[]>();
  for (const { versionId, ...rate } of toDeskRates(rows)) {
    const table = tables.get(versionId);
    if (table) table.push(rate);
    else tables.set(versionId, [rate]);
  }
  return [...tables].map(([versionId, rates]) => ({ versionId, rates }));
};
