import type { Core } from '@strapi/strapi';

import { hashOfSecret } from '../access/find-key';
import { invitationIsOver } from './people-problems';

/**
 * Asks whether a token still opens what it was sent for: an invitation of ours must not have run out, been withdrawn or
 * replaced. One that we did not send is left to Strapi.
 * @throws problem 400 `invitation-over`.
 */
export const requireGoodLink = async ({
  strapi,
  token,
}: {
  strapi: Core.Strapi;
  token: unknown;
}): Promise<void> => {
  if (typeof token !== 'string') return;
  const { rows } = await strapi.db.connection.raw<{ rows: { isGood: boolean }[] }>(
    `select bool_or(i.ended_at is null and i.expires_at > now() and m.status = 'active') as "isGood"
     from billing.invitations i join reseller_memberships m on m.id = i.membership_id
     where i.token_sha256 = ? having count(*) > 0`,
    [hashOfSecret(token)],
  );
  if (rows[0] && !rows[0].isGood) throw invitationIsOver();
};
