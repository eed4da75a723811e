import type { Core } from '@strapi/strapi';

import type { ResendAnswer } from '../../../shared/contracts/people';
import { requireOpen } from '../resellers/require-reseller';
import { type Desk, withPeopleLocked } from './desk';
import { sendInvitation } from './invitation';
import { isRevoked, notWaiting, sentJustNow } from './people-problems';
import { requirePerson, showPerson } from './require-person';

/**
 * Sends somebody who has not set his password another link; the one before stops.
 * @throws problems `person-unknown` (404), `reseller-closed`, `person-revoked`, `not-waiting`, `sent-just-now`,
 * `too-many-invitations` (409).
 */
export const resendInvitation = async ({
  strapi,
  desk,
  membershipId,
}: {
  strapi: Core.Strapi;
  desk: Desk;
  membershipId: string;
}): Promise<ResendAnswer> => {
  requireOpen(desk.reseller);
  const meta = await withPeopleLocked({ strapi, desk }, async (trx) => {
    const row = await requirePerson({ trx, desk, membershipId });
    if (row.isRevoked) throw isRevoked();
    if (row.hasPassword) throw notWaiting();
    if (row.wasSentJustNow && row.isLinkGood) throw sentJustNow();
    return sendInvitation({ strapi, trx, desk, row });
  });
  return { data: await showPerson({ strapi, desk, membershipId }), meta };
};
