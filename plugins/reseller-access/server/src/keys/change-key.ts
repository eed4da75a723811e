import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { PutKeyBody, ResellerKey } from '../../../shared/contracts/keys';
import { lifetimeOf } from './create-key';
import { type KeyOwner, withKeysLocked } from './key-owner';
import { keyIsOver, nameIsTaken, unknownKey } from './key-problems';
import { type KeyRow, readKeys, toKey } from './key-row';
import { auditKey, KEYS_TABLE } from './store-key';

/** A key of a reseller among all of his. @throws problem 404 `key-unknown`. */
export const requireKey = async ({
  trx,
  owner,
  id,
}: {
  trx: Knex.Transaction;
  owner: KeyOwner;
  id: string;
}): Promise<{ key: KeyRow; others: KeyRow[] }> => {
  const keys = await readKeys({ db: trx, resellerId: owner.reseller.resellerId });
  const key = keys.find((one) => one.id === id);
  if (!key) throw unknownKey();
  return { key, others: keys.filter((one) => one !== key) };
};

/**
 * Changes what a key is called and when it ends.
 * @throws problems `key-unknown`, `key-over`, `key-name-taken`, `never-expires-not-allowed`.
 */
export const changeKey = async ({
  strapi,
  owner,
  id,
  input: { name, expiresInDays },
}: {
  strapi: Core.Strapi;
  owner: KeyOwner;
  id: string;
  input: PutKeyBody;
}): Promise<ResellerKey> =>
  withKeysLocked({ strapi, owner }, async (trx) => {
    const { key, others } = await requireKey({ trx, owner, id });
    if (key.state !== 'active') throw keyIsOver();
    if (name !== undefined) {
      const isTaken = others.some((other) => other.state === 'active' && other.name === name);
      if (isTaken) throw nameIsTaken(name);
      await trx.raw(`update ${KEYS_TABLE} set name = ? where id = ?`, [name, key.rowId]);
    }
    if (expiresInDays !== undefined) {
      await trx.raw(
        `update ${KEYS_TABLE} set expires_at = now() + cast(? as double precision) * interval '1 second' where id = ?`,
        [lifetimeOf(expiresInDays, owner), key.rowId] as never,
      );
    }
    return toKey(await auditKey({ strapi, trx, before: key }), owner.reseller);
  });
