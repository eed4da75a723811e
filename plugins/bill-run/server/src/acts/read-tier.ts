import type { Knex } from 'knex';

import type { TierAndPrices, TierService, TierSpan } from '../../../shared/contracts/acts';
import { tierChoices } from './tier-choices';

/** The tiers that a reseller was and will be on, oldest first. */
export const tierSpans = async (
  db: Knex,
  { resellerId, day }: { resellerId: number; day: string },
): Promise<TierSpan[]> => {
  const { rows } = await db.raw<{ rows: TierSpan[] }>(
    `select a.document_id as "documentId", t.code as "tierCode", t.name as "tierName", a.valid_from::text as "validFrom",
            a.valid_to::text as "validTo",
            a.id = (select x.id from tier_assignments x where x.reseller_id = :resellerId and x.valid_from <= :day
                      and (x.valid_to is null or x.valid_to >= :day) order by x.valid_from desc limit 1) as "isCurrent"
     from tier_assignments a join tiers t on t.id = a.tier_id
     where a.reseller_id = :resellerId order by a.valid_from`,
    { resellerId, day },
  );
  return rows.map((row) => ({ ...row, isCurrent: row.isCurrent === true }));
};

/** The matrix as the reseller has it on a day, in the order of the price list. */
export const tierServices = async (
  db: Knex,
  { resellerId, day }: { resellerId: number; day: string },
): Promise<TierService[]> => {
  const { rows } = await db.raw<{ rows: TierService[] }>(
    `select bs.code, bs.name, bs.unit, bs.explanation, coalesce(bs.free_if_self_served, false) as "isFreeIfSelfServed",
            tp.terms, trim_scale(case tp.terms when 'price' then tp.price when 'percentage' then tp.percentage end)::text as price,
            tp.note
     from bureau_services bs
     left join lateral (
       select x.tier_id from tier_assignments x where x.reseller_id = :resellerId and x.valid_from <= :day
         and (x.valid_to is null or x.valid_to >= :day) order by x.valid_from desc limit 1) ta on true
     left join lateral (
       select y.terms, y.price, y.percentage, y.note from tier_prices y
       where y.tier_id = ta.tier_id and y.bureau_service_id = bs.id and y.valid_from <= :day
       order by y.valid_from desc limit 1) tp on true
     order by bs.position, bs.id`,
    { resellerId, day },
  );
  return rows;
};

/** His tiers over time, and the prices of the one that he is on on `day`. */
export const readTier = async (
  db: Knex,
  input: { resellerId: number; day: string },
): Promise<TierAndPrices> => ({
  day: input.day,
  spans: await tierSpans(db, input),
  choices: await tierChoices(db, input.day),
  services: await tierServices(db, input),
  account: null,
});
