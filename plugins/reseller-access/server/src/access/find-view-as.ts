import type { Core } from '@strapi/strapi';

import { RESELLER_COLUMNS, type ResellerRow } from './reseller-row';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The reseller as whom this user looks now; undefined when the look is over, was never, or is somebody else's. */
export const findViewAs = async ({
  strapi,
  sessionId,
  userId,
}: {
  strapi: Core.Strapi;
  sessionId: string;
  userId: number;
}): Promise<ResellerRow | undefined> => {
  if (!UUID.test(sessionId)) return undefined;
  const { rows } = await strapi.db.connection.raw(
    `select ${RESELLER_COLUMNS} from billing.view_as_sessions s join resellers r on r.id = s.reseller_id
     where s.id = ? and s.user_id = ? and s.ended_at is null and s.expires_at > now()`,
    [sessionId, userId],
  );
  return rows[0];
};
