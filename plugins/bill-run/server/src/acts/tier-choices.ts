import type { Knex } from 'knex';

import type { TierChoice } from '../../../shared/contracts/acts';

/** The tiers that there are, with what they cost on a day. */
export const tierChoices = async (db: Knex, day: string): Promise<TierChoice[]> => {
  const { rows } = await db.raw<{
    rows: { code: string; name: string; fee: string; rental: string | null }[];
  }>(
    `select t.code, t.name, round(t.regrade_fee * 100)::text as fee, round(p.price * 100)::text as rental
     from tiers t left join lateral (
       select y.price, y.terms from tier_prices y join bureau_services s on s.id = y.bureau_service_id
       where y.tier_id = t.id and s.code = 'monthly-rental' and y.valid_from <= :day
       order by y.valid_from desc limit 1) p on p.terms = 'price'
     order by t.position, t.name`,
    { day },
  );
  return rows.map(({ code, name, fee, rental }) => ({
    code,
    name,
    regradeFeePence: Number(fee),
    rentalPence: rental === null ? null : Number(rental),
  }));
};
