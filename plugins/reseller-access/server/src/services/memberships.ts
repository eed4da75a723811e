import type { Core } from '@strapi/strapi';

/** A reseller for whom somebody may act. */
export type Membership = {
  resellerId: number;
  resellerName: string;
  mode: 'wholesale' | 'acquisition-partner';
  role: 'owner' | 'billing' | 'sales-read-only';
};

/**
 * The resellers for whom a user of the admin panel may act now, by name: active memberships of resellers who are not
 * closed. Read anew for each request, so that revoking one works at once. Nobody is a member of nothing by default.
 */
export const findMemberships = async ({
  strapi,
  userId,
}: {
  strapi: Core.Strapi;
  userId: number;
}): Promise<Membership[]> => {
  const result = await strapi.db.connection.raw(
    `select r.id as "resellerId", r.name as "resellerName", r.mode, m.role
     from reseller_memberships m join resellers r on r.id = m.reseller_id
     where m.user_id = ? and m.status = 'active' and r.status = 'active'
     order by r.name, r.id`,
    [userId],
  );
  return result.rows;
};
