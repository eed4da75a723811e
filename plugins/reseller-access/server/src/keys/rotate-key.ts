import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { KEY_MAX_DAYS, type SecretAnswer } from '../../../shared/contracts/keys';
import { scopesOfReseller } from '../resellers/reseller-capabilities';
import { requireKey } from './change-key';
import { type KeyOwner, requireKeysOn, withKeysLocked } from './key-owner';
import { keyIsOver, keyWasReplaced, nothingLeftToDo } from './key-problems';
import { type KeyRow, toKey } from './key-row';
import { auditKey, KEYS_TABLE, storeKey } from './store-key';

/** Lets the old secret work on for a while, or ends it now. It never works longer than it would have. */
const endLater = async ({
  trx,
  key,
  graceHours,
  by,
}: {
  trx: Knex.Transaction;
  key: KeyRow;
  graceHours: number;
  by: string;
}): Promise<void> => {
  if (graceHours === 0) {
    await trx.raw(`update ${KEYS_TABLE} set revoked_at = now(), revoked_by = ? where id = ?`, [
      by,
      key.rowId,
    ]);
    return;
  }
  await trx.raw(
    `update ${KEYS_TABLE} set expires_at = least(expires_at, now() + cast(? as integer) * interval '1 hour') where id = ?`,
    [graceHours, key.rowId],
  );
};

const LONGEST_SECONDS = KEY_MAX_DAYS * 24 * 3600;

/** As long again, but not longer than a new key could be given. A key that never ends was made so by the bureau. */
const lifetimeOf = ({ createdAt, expiresAt }: KeyRow): number | null =>
  expiresAt && Math.min((expiresAt.getTime() - createdAt.getTime()) / 1000, LONGEST_SECONDS);

/**
 * Makes a new secret for what a key does, as a new key with its name, its lifetime and what of its scopes the reseller may
 * still do. The old secret works on for some hours. A second click is refused, for its answer would be a third key.
 * @throws problems `key-unknown`, `key-over`, `key-replaced`, `scope-not-allowed`, `keys-switched-off`, `reseller-closed`.
 */
export const rotateKey = async ({
  strapi,
  owner,
  id,
  graceHours,
  by,
}: {
  strapi: Core.Strapi;
  owner: KeyOwner;
  id: string;
  graceHours: number;
  by: string;
}): Promise<SecretAnswer> => {
  const { reseller } = owner;
  requireKeysOn(reseller);
  return withKeysLocked({ strapi, owner }, async (trx) => {
    const { key: old, others } = await requireKey({ trx, owner, id });
    if (others.some(({ replacesId }) => replacesId === old.id)) throw keyWasReplaced();
    if (old.state !== 'active') throw keyIsOver();
    const scopes = scopesOfReseller(reseller).filter((scope) => old.scopes.includes(scope));
    if (scopes.length === 0) throw nothingLeftToDo();
    await endLater({ trx, key: old, graceHours, by });
    await auditKey({ strapi, trx, before: old });
    const { key, secret } = await storeKey({
      strapi,
      trx,
      event: 'rotated',
      resellerId: reseller.resellerId,
      name: old.name,
      scopes,
      lifetimeSeconds: lifetimeOf(old),
      createdBy: by,
      replaces: old,
    });
    return { data: toKey(key, reseller), secret };
  });
};
