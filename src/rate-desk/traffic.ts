import { addDays, type IsoDate } from '../billing';
import type { DeskCaller } from './caller';
import type { DeskCard } from './find';

/** What was called last month at the prices of a card, by the prefix that priced it. */
export type Traffic = {
  from: IsoDate;
  to: IsoDate;
  calls: number;
  byPrefix: ReadonlyMap<string, PrefixTraffic>;
};

export type PrefixTraffic = {
  destination: string;
  calls: number;
  seconds: { peak: number; 'off-peak': number; weekend: number };
};

type Row = {
  prefix: string;
  destination: string;
  band: keyof PrefixTraffic['seconds'];
  calls: number;
  seconds: number;
};

/** The whole month before the one of a day. */
const monthBefore = (today: IsoDate): { from: IsoDate; until: IsoDate } => {
  const until = `${today.slice(0, 8)}01`;
  return { from: `${addDays(until, -1).slice(0, 8)}01`, until };
};

/**
 * The calls of last month that a card priced. A record names the rate that priced it, so this is one pass over one
 * month's partition.
 */
export const loadTraffic = async (caller: DeskCaller, card: DeskCard): Promise<Traffic> => {
  const { from, until } = monthBefore(caller.today);
  const side = card.kind === 'buy' ? 'buy_rate_id' : 'sell_rate_id';
  const { rows } = await caller.trx.raw<{ rows: Row[] }>(
    `select t.prefix, min(t.destination) as destination, u.band, sum(u.calls)::float8 as calls,
            sum(u.seconds)::float8 as seconds
     from (
       select ${side} as rate_id, time_band as band, count(*) as calls, sum(billed_s) as seconds
       from billing.usage_records
       where local_date >= cast(? as date) and local_date < cast(? as date) and call_type = 'V' and ${side} > 0
         and (?::integer is null or reseller_id = ?::integer)
       group by 1, 2
     ) u join rates t on t.id = u.rate_id join rate_card_versions v on v.id = t.version_id
     where v.rate_card_id = ? group by t.prefix, u.band`,
    [from, until, card.resellerId, card.resellerId, card.id] as (string | number)[],
  );
  const byPrefix = new Map<string, PrefixTraffic>();
  let calls = 0;
  for (const row of rows) {
    const known = byPrefix.get(row.prefix) ?? {
      destination: row.destination,
      calls: 0,
      seconds: { peak: 0, 'off-peak': 0, weekend: 0 },
    };
    known.calls += row.calls;
    if (row.band in known.seconds) known.seconds[row.band] += row.seconds;
    byPrefix.set(row.prefix, known);
    calls += row.calls;
  }
  return { from, to: addDays(until, -1), calls, byPrefix };
};
