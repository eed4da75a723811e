import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';

import { RESELLER_COLUMNS, type ResellerRow } from './reseller-row';

/** A key that was found, with its reseller. */
export type KeyRow = ResellerRow & {
  id: string;
  name: string;
  scopes: string[];
  isRevoked: boolean;
  isExpired: boolean;
  isResellerClosed: boolean;
  /** Whether its use was noted less than a minute ago. */
  isUseNoted: boolean;
};

/** How secrets of keys begin, so that a lost one is recognised, in logs and by scanners of source code. */
export const KEY_PREFIX = 'bwk_';

/** What is kept of a secret. It is 256 random bits, so a plain hash cannot be turned back. */
export const hashOfSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

/** The key with this secret, valid or not; undefined when there is none. Found by its hash, so timing says nothing. */
export const findKey = async ({
  strapi,
  secret,
}: {
  strapi: Core.Strapi;
  secret: string;
}): Promise<KeyRow | undefined> => {
  const { rows } = await strapi.db.connection.raw(
    `select ${RESELLER_COLUMNS}, k.id::text, k.name, k.scopes, k.revoked_at is not null as "isRevoked",
            coalesce(k.expires_at <= now(), false) as "isExpired", r.status <> 'active' as "isResellerClosed",
            coalesce(k.last_used_at >= now() - interval '1 minute', false) as "isUseNoted"
     from billing.api_keys k join resellers r on r.id = k.reseller_id
     where k.secret_sha256 = ?`,
    [hashOfSecret(secret)],
  );
  return rows[0];
};

/** Notes that a key was used, at most once a minute: staff and resellers look for keys that nobody needs any more. */
export const noteKeyUse = async ({
  strapi,
  key,
}: {
  strapi: Core.Strapi;
  key: KeyRow;
}): Promise<void> => {
  if (key.isUseNoted) return;
  await strapi.db.connection.raw(
    `update billing.api_keys set last_used_at = now()
     where id = ? and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
    [key.id],
  );
};
