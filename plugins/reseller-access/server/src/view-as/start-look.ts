import type { Core } from '@strapi/strapi';

import { currentActor, writeAuditEntry } from '../../../../../src/platform/audit';
import { type Look, LOOK_MINUTES } from '../../../shared/contracts/view-as';
import { requireReseller } from '../resellers/require-reseller';
import { endOpenLooks } from './end-looks';
import { LOOK_COLUMNS, LOOKS_TABLE, type LookRow, lookSnapshot, toLook } from './look-row';

/**
 * Lets a person of the bureau look at the panel as a reseller sees it, for an hour, and writes down that he does and why.
 * Whether he may is for the route to ask.
 * @throws problem 404 `reseller-unknown`.
 */
export const startLook = async ({
  strapi,
  documentId,
  userId,
  reason,
}: {
  strapi: Core.Strapi;
  documentId: string;
  userId: number;
  reason: string;
}): Promise<Look> => {
  const { resellerId } = await requireReseller({ strapi, documentId });
  const userName = currentActor(strapi).name ?? `user ${userId}`;
  return strapi.db.transaction(async ({ trx }) => {
    await endOpenLooks({ strapi, trx, userId });
    const { rows } = (await trx.raw(
      `with s as (
         insert into ${LOOKS_TABLE} (user_id, user_name, reseller_id, reason, expires_at)
         values (?, ?, ?, ?, now() + interval '${LOOK_MINUTES} minutes') returning *)
       select ${LOOK_COLUMNS} from s join resellers r on r.id = s.reseller_id`,
      [userId, userName, resellerId, reason],
    )) as { rows: LookRow[] };
    const [look] = rows;
    if (!look) throw new Error('A look that was written did not come back.');
    const after = lookSnapshot(look);
    await writeAuditEntry({ strapi, trx, contentType: LOOKS_TABLE, documentId: look.id, after });
    return toLook(look);
  });
};
