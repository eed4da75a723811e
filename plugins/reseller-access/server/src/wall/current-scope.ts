import { AsyncLocalStorage } from 'node:async_hooks';
import type { Knex } from 'knex';

/** The roles of PostgreSQL that requests are confined to: wholesale resellers, and acquisition partners. */
export type WallRole = 'billing_reseller' | 'billing_partner';

/** The reseller for whom code runs, and the transaction in which PostgreSQL shows it nothing but his. */
export type ResellerScope = {
  resellerId: number;
  role: WallRole;
  isReadOnly: boolean;
  trx: Knex.Transaction;
};

const scopes = new AsyncLocalStorage<ResellerScope>();

/** Runs something, and all that it calls, in a scope. */
export const runInScope = <T>(scope: ResellerScope, fn: () => Promise<T>): Promise<T> =>
  scopes.run(scope, fn);

/** The scope in which the calling code runs; undefined for staff, jobs and start-up. */
export const currentScope = (): ResellerScope | undefined => scopes.getStore();
