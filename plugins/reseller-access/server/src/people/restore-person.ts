import type { Core } from '@strapi/strapi';

import type { Person } from '../../../shared/contracts/people';
import { requireOpen } from '../resellers/require-reseller';
import { type Desk, withPeopleLocked } from './desk';
import { ensureResellerRole, findLogIn } from './log-in';
import { updateMembership } from './memberships';
import { requirePerson, showPerson } from './require-person';

/**
 * Gives somebody back the access that was taken from him, as what he was. Again changes nothing.
 * @throws problems `person-unknown` (404), `reseller-closed`, `is-staff`, `log-in-blocked` (409).
 */
export const restorePerson = async ({
  strapi,
  desk,
  membershipId,
}: {
  strapi: Core.Strapi;
  desk: Desk;
  membershipId: string;
}): Promise<Person> => {
  requireOpen(desk.reseller);
  await withPeopleLocked({ strapi, desk }, async (trx) => {
    const row = await requirePerson({ trx, desk, membershipId });
    if (!row.isRevoked) return;
    const kind = row.userId === null ? 'rest' : 'panel';
    const logIn = await findLogIn({ trx, kind, email: row.email });
    if (logIn) await ensureResellerRole(strapi, logIn);
    await updateMembership({ strapi, membershipId, data: { state: 'active' } });
  });
  return showPerson({ strapi, desk, membershipId });
};
