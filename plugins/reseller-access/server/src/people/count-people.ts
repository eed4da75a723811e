import type { Core } from '@strapi/strapi';

import type { ResellerDetail } from '../../../shared/contracts/resellers';

/** How many people act for a reseller, have still to set their password, and did so once. */
export const countPeople = async ({
  strapi,
  resellerId,
}: {
  strapi: Core.Strapi;
  resellerId: number;
}): Promise<ResellerDetail['people']> => {
  const { rows } = await strapi.db.connection.raw<{ rows: ResellerDetail['people'][] }>(
    `select count(*) filter (where m.status = 'active' and p.has_password)::int as active,
            count(*) filter (where m.status = 'active' and not p.has_password)::int as invited,
            count(*) filter (where m.status <> 'active')::int as revoked
     from reseller_memberships m
       left join admin_users u on u.id = m.user_id
       left join up_users x on x.id = m.api_user_id
       cross join lateral (select coalesce(u.password, x.password) is not null as has_password) p
     where m.reseller_id = ?`,
    [resellerId],
  );
  return rows[0] ?? { active: 0, invited: 0, revoked: 0 };
};
