import type { IsoMoment } from '../../../bill-run/shared/contracts/common';
import type { Capability } from './access';

/**
 * - `active`: works.
 * - `replaced`: was rotated; works until `expiresAt`, so that systems can be moved to the new one.
 * - `expired`, `revoked`: does not work and never will again.
 */
export type KeyState = 'active' | 'replaced' | 'expired' | 'revoked';

/** A key with which a reseller's own systems use the REST interface. Its secret is not kept. */
export type ResellerKey = {
  id: string;
  /** What it is for: "Website". Unique among keys in use. */
  name: string;
  /** How the secret begins, to tell keys apart: `bwk_3fQz`. */
  prefix: string;
  /** What it was made for, and what of it the reseller may do now. */
  scopes: Capability[];
  works: Capability[];
  state: KeyState;
  createdAt: IsoMoment;
  createdBy: string;
  /** Null: never, which only staff can set. */
  expiresAt: IsoMoment | null;
  /** It works and ends within KEY_SOON_DAYS: rotate it. False for a replaced one. */
  isExpiringSoon: boolean;
  /** To the minute; null for never. */
  lastUsedAt: IsoMoment | null;
  revokedAt: IsoMoment | null;
  revokedBy: string | null;
  /** The key that this one took over from; null when it was made new. */
  replacesId: string | null;
};

export const KEY_NAME_LENGTH = 80;
export const KEY_DEFAULT_DAYS = 365;
export const KEY_MAX_DAYS = 730;
/** How long the old secret works on after a rotation, in hours. */
export const KEY_GRACE_HOURS = { min: 0, max: 168, usual: 24 };
export const KEY_SOON_DAYS = 30;
/** How many keys of a reseller can be in use. */
export const KEY_LIMIT = 50;

/** Keys in use first, newest first, then the others. */
export type ListKeys = {
  data: ResellerKey[];
  meta: {
    /** What a new key may be given. */
    scopes: Capability[];
    /** Staff switched keys off for this reseller (or he is closed): none works, whatever it says. */
    areSwitchedOff: boolean;
    /** Whether the caller may make keys that never expire. */
    mayNeverExpire: boolean;
  };
};

/** `expiresInDays`: 1 to KEY_MAX_DAYS from now, KEY_DEFAULT_DAYS unless said; null for never (staff only). */
export type CreateKeyBody = { name: string; scopes: Capability[]; expiresInDays?: number | null };
/** What is left out stays. */
export type PutKeyBody = { name?: string; expiresInDays?: number | null };
/** The new key has the name, the scopes and the lifetime of the old one. */
export type RotateKeyBody = { graceHours?: number };

/**
 * Staff (permission resellers.read; writing: resellers.manage), and the reseller himself (capability keys.manage, else
 * 403 not-allowed) under /my. The owners of the reseller get an e-mail when a key is made or rotated.
 * Answers with a secret carry `Cache-Control: no-store`.
 *
 * GET  /reseller-access/resellers/:documentId/keys                      /reseller-access/my/keys       -> ListKeys
 * POST /reseller-access/resellers/:documentId/keys                      /my/keys          CreateKeyBody -> SecretAnswer
 *      errors: request-invalid (400, field); scope-not-allowed (400, field scopes); never-expires-not-allowed (400,
 *      field expiresInDays); key-name-taken (409, field name); too-many-keys (409); keys-switched-off (409); reseller-closed (409)
 * PUT  /reseller-access/resellers/:documentId/keys/:id                  /my/keys/:id         PutKeyBody -> KeyAnswer
 *      errors: key-unknown (404); key-over (409: revoked, expired or replaced); request-invalid,
 *      never-expires-not-allowed (400, field); key-name-taken (409, field name)
 * POST /reseller-access/resellers/:documentId/keys/:id/rotate           /my/keys/:id/rotate  RotateKeyBody -> SecretAnswer
 *      errors: key-unknown (404); key-over (409: revoked or expired: make a new one); key-replaced (409: was rotated
 *      already, rotate the newer one); scope-not-allowed (409: he may do none of it now); keys-switched-off,
 *      reseller-closed (409); request-invalid (400, field graceHours)
 * POST /reseller-access/resellers/:documentId/keys/:id/revoke           /my/keys/:id/revoke  -> KeyAnswer. Twice changes
 *      nothing. Works at once.   errors: key-unknown (404)
 * For staff all of them also: reseller-unknown (404)
 */
export type KeyAnswer = { data: ResellerKey };
/** `secret` is `bwk_` and 43 characters. It is told here and never again. */
export type SecretAnswer = { data: ResellerKey; secret: string };
