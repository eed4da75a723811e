import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { currentScope, type ResellerScope, runInScope, type WallRole } from './current-scope';
import { inTime } from './patience';

/** For whom something is done, and with which rights. */
export type ScopeInput = {
  /** Row id. */
  resellerId: number;
  /** What may be seen of the rows: that of a wholesale reseller unless said. */
  role?: WallRole;
  /** Refuses every write, of whatever is granted. */
  isReadOnly?: boolean;
};

/** How long a scope may hold its connection, and how long one query in it may take. */
const PATIENCE_MS = 60_000;
const QUERY_PATIENCE_MS = 30_000;

const requireId = (id: number): void => {
  if (!Number.isSafeInteger(id) || id <= 0) throw new Error(`Not the id of a reseller: ${id}.`);
};

const describe = ({ resellerId, role, isReadOnly }: Required<ScopeInput>): string =>
  `${resellerId} ${role} ${isReadOnly}`;

const requireSame = (outer: ResellerScope, wanted: Required<ScopeInput>): void => {
  if (describe(outer) !== describe(wanted)) {
    throw new Error('A reseller scope cannot start in the scope of another.');
  }
};

/** Enters the role for this transaction only: what SET LOCAL does, in one round trip. */
const confine = async (trx: Knex.Transaction, input: Required<ScopeInput>): Promise<void> => {
  await trx.raw(
    `select set_config('app.reseller_id', ?, true), set_config('transaction_read_only', ?, true),
            set_config('statement_timeout', ?, true), set_config('role', ?, true)`,
    [
      ...[String(input.resellerId), input.isReadOnly ? 'on' : 'off', String(QUERY_PATIENCE_MS)],
      input.role,
    ],
  );
};

/**
 * Does something with nothing in sight but the rows of one reseller: PostgreSQL itself leaves out the rest, for
 * every query inside, be it of a document, of `strapi.db`, of `strapi.db.connection` or of `trx`. What may be written
 * is granted table by table. All is back to normal when it ends, whichever way. Inside a scope of the same reseller
 * and rights, such as the one that the choke point opens around a request of his, it is that scope.
 *
 * Long downloads belong outside (`afterScope`), because a connection is held until the end: after a minute, or half a
 * minute of one query, it is taken back and all is rolled back.
 *
 * @throws Error when the id is none, inside the scope of another, or inside another transaction,
 * whose later queries would be confined too; what `fn` throws, after a roll-back; PostgreSQL 42501 when it reads or
 * writes what is not granted, 25006 when it writes read-only,
 * 57014 when a query takes too long; problem 503 `took-too-long`.
 */
export const withResellerScope = async <T>(
  {
    strapi,
    resellerId,
    role = 'billing_reseller',
    isReadOnly = false,
    patienceMs = PATIENCE_MS,
  }: { strapi: Core.Strapi; patienceMs?: number } & ScopeInput,
  fn: (scope: { trx: Knex.Transaction }) => Promise<T>,
): Promise<T> => {
  requireId(resellerId);
  const input = { resellerId, role, isReadOnly };
  const outer = currentScope();
  if (outer) {
    requireSame(outer, input);
    return fn({ trx: outer.trx });
  }
  if (strapi.db.inTransaction()) throw new Error('A reseller scope cannot start in a transaction.');
  return strapi.db.transaction(async ({ trx }) => {
    await confine(trx, input);
    return inTime(
      runInScope({ ...input, trx }, () => fn({ trx })),
      patienceMs,
    );
  });
};
