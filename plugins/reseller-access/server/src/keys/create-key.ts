import type { Core } from '@strapi/strapi';

import {
  type CreateKeyBody,
  KEY_DEFAULT_DAYS,
  KEY_LIMIT,
  type SecretAnswer,
} from '../../../shared/contracts/keys';
import { scopesOfReseller } from '../resellers/reseller-capabilities';
import { type KeyOwner, requireKeysOn, withKeysLocked } from './key-owner';
import { mustExpire, nameIsTaken, scopeIsNotAllowed, tooManyKeys } from './key-problems';
import { readKeys, toKey } from './key-row';
import { storeKey } from './store-key';

const SECONDS_OF_DAY = 24 * 3600;

/** The lifetime of so many days; null for ever, which only staff may ask for. @throws `never-expires-not-allowed`. */
export const lifetimeOf = (days: number | null, { isStaff }: KeyOwner): number | null => {
  if (days === null && !isStaff) throw mustExpire();
  return days === null ? null : days * SECONDS_OF_DAY;
};

/**
 * Makes a key. Its secret is in the answer and nowhere else. A name is used once among keys in use, so a double click
 * makes one key.
 * @throws problems `reseller-closed`, `keys-switched-off`, `scope-not-allowed`, `never-expires-not-allowed`,
 * `key-name-taken`, `too-many-keys`.
 */
export const createKey = async ({
  strapi,
  owner,
  input: { name, scopes, expiresInDays = KEY_DEFAULT_DAYS },
  createdBy,
}: {
  strapi: Core.Strapi;
  owner: KeyOwner;
  input: CreateKeyBody;
  createdBy: string;
}): Promise<SecretAnswer> => {
  const { reseller } = owner;
  requireKeysOn(reseller);
  const offered = scopesOfReseller(reseller);
  const refused = scopes.filter((scope) => !offered.includes(scope));
  if (refused.length > 0) throw scopeIsNotAllowed(refused);
  const lifetimeSeconds = lifetimeOf(expiresInDays, owner);
  return withKeysLocked({ strapi, owner }, async (trx) => {
    const keys = await readKeys({ db: trx, resellerId: reseller.resellerId });
    const active = keys.filter(({ state }) => state === 'active');
    if (active.some((key) => key.name === name)) throw nameIsTaken(name);
    if (active.length >= KEY_LIMIT) throw tooManyKeys(KEY_LIMIT);
    const { key, secret } = await storeKey({
      strapi,
      trx,
      event: 'made',
      resellerId: reseller.resellerId,
      name,
      scopes,
      lifetimeSeconds,
      createdBy,
    });
    return { data: toKey(key, reseller), secret };
  });
};
