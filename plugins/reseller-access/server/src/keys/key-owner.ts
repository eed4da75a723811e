import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { capabilitiesOfReseller } from '../access/capabilities';
import { type AnyReseller, requireOpen } from '../resellers/require-reseller';
import { keysAreSwitchedOff } from './key-problems';

/** For whom keys are kept, and by whom: what a use case of keys is given. */
export type KeyOwner = { reseller: AnyReseller; isStaff: boolean };

/** Whether a key of this reseller can work at all. */
export const areKeysOn = (reseller: AnyReseller): boolean =>
  !reseller.isClosed &&
  capabilitiesOfReseller({ mode: reseller.mode, switches: reseller }).includes('keys.manage');

/** @throws problem 409 `reseller-closed` or `keys-switched-off`. */
export const requireKeysOn = (reseller: AnyReseller): void => {
  requireOpen(reseller);
  if (!areKeysOn(reseller)) throw keysAreSwitchedOff();
};

/**
 * Does something with the keys of a reseller while nobody else changes them. Within the wall it is part of the request's
 * own transaction.
 */
export const withKeysLocked = async <T>(
  { strapi, owner }: { strapi: Core.Strapi; owner: KeyOwner },
  fn: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> =>
  strapi.db.transaction(async ({ trx }) => {
    await trx.raw(`select pg_advisory_xact_lock(hashtext('billing.api_keys'), ?)`, [
      owner.reseller.resellerId,
    ]);
    return fn(trx);
  });
