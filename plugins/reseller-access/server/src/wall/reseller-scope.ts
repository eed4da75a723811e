import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { currentScope, type ResellerScope, runInScope } from './current-scope';

const requireIds = (resellerIds: readonly number[]): void => {
  if (resellerIds.length === 0) throw new Error('A reseller scope needs a reseller.');
  const wrong = resellerIds.find((id) => !Number.isSafeInteger(id) || id <= 0);
  if (wrong !== undefined) throw new Error(`Not the id of a reseller: ${wrong}.`);
};

const requireSame = (outer: ResellerScope, resellerIds: readonly number[]): void => {
  const [now, wanted] = [outer.resellerIds, resellerIds].map((ids) => [...new Set(ids)].sort());
  if (String(now) !== String(wanted)) {
    throw new Error('A reseller scope cannot start in the scope of other resellers.');
  }
};

/**
 * Does something with nothing in sight but the rows of these resellers: PostgreSQL itself leaves out the rest, for
 * every query inside, be it of a document, of `strapi.db`, of `strapi.db.connection` or of `trx`. Only reading is
 * granted. All is back to normal when it ends, whichever way. Inside a scope of the same resellers, such as the one
 * that the choke point opens around a request of theirs, it is that scope.
 *
 * Long downloads belong outside (`afterScope`), because a connection is held until the end.
 *
 * @param resellerIds row ids, at least one.
 * @throws Error when no id is given, when one is not an id, inside the scope of others, or inside another transaction,
 * whose later queries would be confined too; what `fn` throws, after a roll-back; PostgreSQL 42501 when it reads what
 * is not granted.
 */
export const withResellerScope = async <T>(
  { strapi, resellerIds }: { strapi: Core.Strapi; resellerIds: readonly number[] },
  fn: (scope: { trx: Knex.Transaction }) => Promise<T>,
): Promise<T> => {
  requireIds(resellerIds);
  const outer = currentScope();
  if (outer) {
    requireSame(outer, resellerIds);
    return fn({ trx: outer.trx });
  }
  if (strapi.db.inTransaction()) throw new Error('A reseller scope cannot start in a transaction.');
  return strapi.db.transaction(async ({ trx }) => {
    // Both for this transaction only: what SET LOCAL does, in one round trip.
    await trx.raw(
      `select set_config('app.reseller_ids', ?, true), set_config('role', 'billing_reseller', true)`,
      [resellerIds.join(',')],
    );
    return runInScope({ resellerIds, trx }, () => fn({ trx }));
  });
};
