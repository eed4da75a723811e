import type { Core } from '@strapi/strapi';

import { type Membership, RESELLER_COLUMNS } from './reseller-row';

const OWNER_COLUMN = { panel: 'user_id', user: 'api_user_id' } as const;

/**
 * The resellers for whom a person may act now, by name: active memberships of resellers who are not closed. Read anew
 * for each request, so that revoking one works at once. Nobody is a member of nothing by default.
 *
 * @param of a user of the admin panel, or of the REST interface.
 */
export const findMemberships = async ({
  strapi,
  of,
  userId,
}: {
  strapi: Core.Strapi;
  of: keyof typeof OWNER_COLUMN;
  userId: number;
}): Promise<Membership[]> => {
  const result = await strapi.db.connection.raw(
    `select ${RESELLER_COLUMNS}, m.role
     from reseller_memberships m join resellers r on r.id = m.reseller_id
     where m.${OWNER_COLUMN[of]} = ? and m.status = 'active' and r.status = 'active'
     order by r.name, r.id`,
    [userId],
  );
  return result.rows;
};
