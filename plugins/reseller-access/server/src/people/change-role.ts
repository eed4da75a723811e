import type { Core } from '@strapi/strapi';

import type { MembershipRole } from '../../../shared/contracts/access';
import type { Person } from '../../../shared/contracts/people';
import { type Desk, withPeopleLocked } from './desk';
import { updateMembership } from './memberships';
import { isRevoked } from './people-problems';
import { requireOther, showPerson } from './require-person';

/**
 * Changes what somebody works as, from his next click on.
 * @throws problems `person-unknown` (404), `person-revoked`, `not-yourself` (409).
 */
export const changeRole = async ({
  strapi,
  desk,
  membershipId,
  role,
}: {
  strapi: Core.Strapi;
  desk: Desk;
  membershipId: string;
  role: MembershipRole;
}): Promise<Person> => {
  await withPeopleLocked({ strapi, desk }, async (trx) => {
    const row = await requireOther({ trx, desk, membershipId });
    if (row.isRevoked) throw isRevoked();
    await updateMembership({ strapi, membershipId, data: { role } });
  });
  return showPerson({ strapi, desk, membershipId });
};
