import type { Core } from '@strapi/strapi';

import { problem, type Problem } from '../../../../../src/platform/errors';
import { findKey, KEY_PREFIX, type KeyRow, noteKeyUse } from '../access/find-key';
import { bearerOf } from './bearer';
import type { Strategy } from './strategy';

const refused = (code: string, message: string, whatToDo: string): Problem =>
  problem({ status: 401, code, message, whatToDo });

/** Why a key that exists is not let in: its holder proved that he has it, so he may know. */
const reasonToRefuse = (key: KeyRow): Problem | undefined => {
  if (key.isRevoked || key.isResellerClosed) {
    return refused('key-revoked', 'This key was revoked.', 'Ask its owner for another one.');
  }
  if (!key.allowApiKeys) {
    return refused(
      'keys-switched-off',
      'Keys of this reseller are switched off.',
      'Ask the bureau to allow them.',
    );
  }
  if (key.isExpired) {
    return refused('key-expired', 'This key has expired.', 'Make a new one, or rotate it in time.');
  }
  return undefined;
};

/** Keys of resellers: `Authorization: Bearer bwk_...`. What does not look like one is left to others. */
export const resellerKey = ({ strapi }: { strapi: Core.Strapi }): Strategy => ({
  name: 'reseller-key',
  async authenticate(ctx) {
    const secret = bearerOf(ctx);
    if (!secret?.startsWith(KEY_PREFIX)) return { authenticated: false };
    const key = await findKey({ strapi, secret });
    const error = key
      ? reasonToRefuse(key)
      : refused('key-unknown', 'This key is not known.', 'Check that it was copied whole.');
    if (error || !key) {
      strapi.log.info(`Refused key ${key?.id ?? 'unknown'}: ${ctx.method} ${ctx.path}`);
      throw error ?? new Error('A key that was not found has a reason.');
    }
    await noteKeyUse({ strapi, key });
    return { authenticated: true, credentials: key };
  },
  verify() {},
});
