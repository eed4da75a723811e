import type { Core } from '@strapi/strapi';

import type { Look } from '../../../shared/contracts/view-as';
import { LOOK_COLUMNS, LOOKS_TABLE, type LookRow, toLook } from './look-row';

/** The look of a person that is open now; null when he does not look as anybody. */
export const findOpenLook = async ({
  strapi,
  userId,
}: {
  strapi: Core.Strapi;
  userId: number;
}): Promise<Look | null> => {
  const { rows } = await strapi.db.connection.raw<{ rows: LookRow[] }>(
    `select ${LOOK_COLUMNS} from ${LOOKS_TABLE} s join resellers r on r.id = s.reseller_id
     where s.user_id = ? and s.ended_at is null and s.expires_at > now() order by s.started_at desc limit 1`,
    [userId],
  );
  return rows[0] ? toLook(rows[0]) : null;
};
