import type { Core } from '@strapi/strapi';

import type { Person } from '../../../shared/contracts/people';
import { type Desk, withPeopleLocked } from './desk';
import { endSessions } from './end-sessions';
import { endInvitations } from './invitation';
import { updateMembership } from './memberships';
import { requireOther, showPerson } from './require-person';

/**
 * Takes somebody's access to a reseller away, or withdraws his invitation: at once. Again changes nothing. An owner cannot
 * do it to himself, so one is left unless the bureau takes the last.
 * @throws problems `person-unknown` (404), `not-yourself` (409).
 */
export const revokePerson = async ({
  strapi,
  desk,
  membershipId,
}: {
  strapi: Core.Strapi;
  desk: Desk;
  membershipId: string;
}): Promise<Person> => {
  await withPeopleLocked({ strapi, desk }, async (trx) => {
    const row = await requireOther({ trx, desk, membershipId });
    if (row.isRevoked) return;
    await updateMembership({ strapi, membershipId, data: { state: 'revoked' } });
    await endInvitations({ strapi, trx, row });
    await endSessions({ strapi, trx, row });
  });
  return showPerson({ strapi, desk, membershipId });
};
