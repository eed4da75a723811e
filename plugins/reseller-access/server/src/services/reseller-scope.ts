import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

const requireIds = (resellerIds: readonly number[]): void => {
  if (resellerIds.length === 0) throw new Error('A reseller scope needs a reseller.');
  const wrong = resellerIds.find((id) => !Number.isSafeInteger(id) || id <= 0);
  if (wrong !== undefined) throw new Error(`Not the id of a reseller: ${wrong}.`);
};

/**
 * Does something with nothing in sight but the rows of these resellers: PostgreSQL itself leaves out the rest, for
 * every query inside, be it of a document, of `strapi.db` or of `trx`. Only reading is granted. All is back to normal
 * when it ends, whichever way.
 *
 * Raw SQL must go through `trx`: `strapi.db.connection` is another connection, on which nothing is hidden. Long
 * downloads belong outside, started from what was checked inside, because a connection is held until the end.
 *
 * @param resellerIds row ids, at least one.
 * @throws Error when no id is given, when one is not an id, or inside another transaction, whose later queries would
 * be confined too; what `fn` throws, after a roll-back; PostgreSQL 42501 when it reads what is not granted.
 */
export const withResellerScope = async <T>(
  { strapi, resellerIds }: { strapi: Core.Strapi; resellerIds: readonly number[] },
  fn: (scope: { trx: Knex.Transaction }) => Promise<T>,
): Promise<T> => {
  requireIds(resellerIds);
  if (strapi.db.inTransaction()) throw new Error('A reseller scope cannot start in a transaction.');
  return strapi.db.transaction(async ({ trx }) => {
    await trx.raw(`select set_config('app.reseller_ids', ?, true)`, [resellerIds.join(',')]);
    await trx.raw('set local role billing_reseller');
    return fn({ trx });
  });
};
