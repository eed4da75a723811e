/** A right of PostgreSQL to change rows of a table. */
export type WriteRight = 'insert' | 'update' | 'delete';

/**
 * The tables that a wholesale reseller's requests may write, at most: the routes say what and when. In all others he
 * only reads. Each of them, if it holds a content type, refuses references to rows of others by a trigger.
 * tests/house/tenancy.test.ts holds the database against it.
 */
export const resellerWrites: Record<string, readonly WriteRight[]> = {
  'billing.api_keys': ['insert', 'update'],
  'billing.audit_log': ['insert'],
  'billing.bill_comments': ['insert'],
  'billing.idempotency_keys': ['insert', 'update'],
  'billing.outbox': ['insert'],
  'billing.rate_change_rows': ['insert', 'update'],
  'billing.rate_changes': ['insert', 'update'],
  'billing.rate_import_rows': ['insert', 'delete'],
  'billing.rate_imports': ['insert', 'update'],
  'billing.run_items': ['update'],
  band_rates: ['insert', 'update', 'delete'],
  customers: ['insert', 'update'],
  event_rates: ['insert', 'update', 'delete'],
  rate_card_versions: ['insert', 'update', 'delete'],
  rate_cards: ['insert', 'update'],
  rates: ['insert', 'update', 'delete'],
  subscriptions: ['insert', 'update'],
  usage_thresholds: ['insert', 'update'],
};
