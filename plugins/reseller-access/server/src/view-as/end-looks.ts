import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { writeAuditEntry } from '../../../../../src/platform/audit';
import { problem } from '../../../../../src/platform/errors';
import type { EndLook } from '../../../shared/contracts/view-as';
import { LOOK_COLUMNS, LOOKS_TABLE, type LookRow, lookSnapshot } from './look-row';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const lockLooks = async (
  trx: Knex.Transaction,
  where: string,
  bindings: (string | number)[],
): Promise<LookRow[]> => {
  const { rows } = await trx.raw<{ rows: LookRow[] }>(
    `select ${LOOK_COLUMNS} from ${LOOKS_TABLE} s join resellers r on r.id = s.reseller_id
     where ${where} for update of s`,
    bindings,
  );
  return rows;
};

/** Ends a look; when it had run out before, then. */
const endOne = async (strapi: Core.Strapi, trx: Knex.Transaction, look: LookRow): Promise<Date> => {
  const { rows } = await trx.raw<{ rows: { endedAt: Date }[] }>(
    `update ${LOOKS_TABLE} set ended_at = least(now(), expires_at) where id = ? returning ended_at as "endedAt"`,
    [look.id],
  );
  const endedAt = rows[0]?.endedAt ?? look.expiresAt;
  await writeAuditEntry({
    strapi,
    trx,
    contentType: LOOKS_TABLE,
    documentId: look.id,
    before: lookSnapshot(look),
    after: lookSnapshot({ ...look, endedAt }),
  });
  return endedAt;
};

/** Ends every open look of a person: he looks as one reseller at a time. */
export const endOpenLooks = async ({
  strapi,
  trx,
  userId,
}: {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  userId: number;
}): Promise<void> => {
  const looks = await lockLooks(
    trx,
    's.user_id = ? and s.ended_at is null and s.expires_at > now()',
    [userId],
  );
  for (const look of looks) await endOne(strapi, trx, look);
};

/**
 * Ends a look of this person. Again changes nothing.
 * @throws problem 404 `look-unknown`, also when it is somebody else's.
 */
export const endLook = async ({
  strapi,
  id,
  userId,
}: {
  strapi: Core.Strapi;
  id: string;
  userId: number;
}): Promise<EndLook['data']> =>
  strapi.db.transaction(async ({ trx }) => {
    const [look] = UUID.test(id)
      ? await lockLooks(trx, 's.id = ? and s.user_id = ?', [id, userId])
      : [];
    if (!look) {
      throw problem({
        status: 404,
        code: 'look-unknown',
        message: 'You did not start to look as a reseller with this id.',
        whatToDo: 'Start again from the page of the reseller.',
      });
    }
    const endedAt = look.endedAt ?? (await endOne(strapi, trx, look));
    return { id, endedAt: endedAt.toISOString() };
  });
