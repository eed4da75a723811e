import type { Knex } from 'knex';

import { DEFAULT_CALL_ROUNDING, type MarkUp } from '../../../../../../src/billing';

/** By what a reseller buys and sells calls, where his customers have nothing of their own. */
export type ResellerTerms = {
  sellCardId: number | null;
  /** His wholesale card; null when he buys at what the bureau buys at. */
  buyCardId: number | null;
  markUp: MarkUp | null;
};

/** Those of customers of the bureau's own. */
const NO_TERMS: ResellerTerms = { sellCardId: null, buyCardId: null, markUp: null };

type Row = {
  id: number;
  sellCardId: number | null;
  buyCardId: number | null;
  kind: 'none' | 'percent' | 'per-minute' | null;
  basisPoints: number;
  perMinuteMicro: number;
  floorMicro: number;
};

const markUpOf = ({ kind, basisPoints, perMinuteMicro, floorMicro }: Row): MarkUp | null => {
  if (kind === null || kind === 'none') return null;
  const by = kind === 'percent' ? { kind, basisPoints } : { kind, perMinuteMicro };
  return { by, floorMicro, rounding: DEFAULT_CALL_ROUNDING };
};

/** Loads the terms of every reseller; what it returns answers for one, or for none (null). */
export const loadResellerTerms = async (
  db: Knex,
): Promise<(resellerId: number | null) => ResellerTerms> => {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select id, sell_card_id as "sellCardId", buy_card_id as "buyCardId", mark_up_kind as kind,
            (coalesce(mark_up_percent, 0) * 100)::float8 as "basisPoints",
            (coalesce(mark_up_per_minute, 0) * 1000000)::float8 as "perMinuteMicro",
            (coalesce(mark_up_floor, 0) * 1000000)::float8 as "floorMicro"
     from resellers`,
  );
  const terms = new Map(
    rows.map((row): [number, ResellerTerms] => {
      const { id, sellCardId, buyCardId } = row;
      return [id, { sellCardId, buyCardId, markUp: markUpOf(row) }];
    }),
  );
  return (resellerId) => (resellerId === null ? NO_TERMS : (terms.get(resellerId) ?? NO_TERMS));
};
