import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { noMembership } from '../access/refusals';
import type { AnyReseller } from '../resellers/require-reseller';

/** Where people are kept: for which reseller, and by whom. What a use case of people is given. */
export type Desk = {
  reseller: AnyReseller;
  /** In words, for whom it concerns: "Priya Shah". */
  name: string;
  /** Row id of the user of the panel who asks. */
  userId: number;
  /** The bureau; else an owner of the reseller. */
  isStaff: boolean;
  mayManage: boolean;
};

/** An owner who has just been revoked by another one manages nobody any more. */
const requireStillOwner = async (trx: Knex.Transaction, { reseller, userId }: Desk) => {
  const found = await trx('reseller_memberships')
    .where({ reseller_id: reseller.resellerId, user_id: userId, status: 'active', role: 'owner' })
    .first('id');
  if (!found) throw noMembership();
};

/**
 * Does something with the people of a reseller while nobody else changes them.
 * @throws problem 403 `no-membership` when the owner who asks is none any more.
 */
export const withPeopleLocked = async <T>(
  { strapi, desk }: { strapi: Core.Strapi; desk: Desk },
  fn: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> =>
  strapi.db.transaction(async ({ trx }) => {
    await trx.raw(`select pg_advisory_xact_lock(hashtext('billing.people'), ?)`, [
      desk.reseller.resellerId,
    ]);
    if (!desk.isStaff) await requireStillOwner(trx, desk);
    return fn(trx);
  });
