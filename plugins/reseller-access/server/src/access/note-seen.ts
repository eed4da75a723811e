import type { Core } from '@strapi/strapi';

import type { Membership } from './reseller-row';

/** Notes that a person acts for a reseller, every five minutes: staff look for access that nobody needs any more. */
export const noteSeen = async ({
  strapi,
  membership,
}: {
  strapi: Core.Strapi;
  membership: Membership;
}): Promise<void> => {
  if (!membership.isNotSeenLately) return;
  await strapi.db.connection.raw(
    'update reseller_memberships set last_seen_at = now() where id = ?',
    [membership.membershipId],
  );
};
