import type { Core } from '@strapi/strapi';

import type { ResellerKey } from '../../../shared/contracts/keys';
import { requireKey } from './change-key';
import { type KeyOwner, withKeysLocked } from './key-owner';
import { toKey } from './key-row';
import { auditKey, KEYS_TABLE } from './store-key';

/**
 * Takes a key out of use, from the next request on and for good. Again changes nothing.
 * @throws problem 404 `key-unknown`.
 */
export const revokeKey = async ({
  strapi,
  owner,
  id,
  revokedBy,
}: {
  strapi: Core.Strapi;
  owner: KeyOwner;
  id: string;
  revokedBy: string;
}): Promise<ResellerKey> =>
  withKeysLocked({ strapi, owner }, async (trx) => {
    const { key } = await requireKey({ trx, owner, id });
    if (key.state === 'revoked') return toKey(key, owner.reseller);
    await trx.raw(`update ${KEYS_TABLE} set revoked_at = now(), revoked_by = ? where id = ?`, [
      revokedBy,
      key.rowId,
    ]);
    return toKey(await auditKey({ strapi, trx, before: key }), owner.reseller);
  });
