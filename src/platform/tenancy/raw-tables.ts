import type { TableAccess } from './table-access';

/**
 * Who may see the tables of schema `billing`, which Strapi does not know. A new one goes in here when its SQL is
 * written: tests/house/tenancy.test.ts finds it otherwise. Partitions follow their table.
 */
export const rawTables: Record<string, TableAccess> = {
  'billing.account_invoice_lines': 'tenant',
  'billing.account_invoices': 'tenant',
  'billing.allowance_draws': 'tenant',
  'billing.allowance_lots': 'tenant',
  'billing.api_keys': 'tenant',
  'billing.audit_log': 'bureau-append',
  'billing.bill_day_moves': 'tenant',
  'billing.chargeable_acts': 'tenant',
  'billing.customer_cycles': 'tenant-through-parent',
  'billing.dd_collections': 'tenant',
  'billing.dd_submissions': 'bureau-only',
  'billing.dry_run_bills': 'bureau-only',
  'billing.emails': 'bureau-only',
  'billing.idempotency_keys': 'tenant',
  'billing.invitations': 'bureau-only',
  'billing.invoice_documents': 'tenant-through-parent',
  'billing.ledger_entries': 'tenant',
  'billing.number_series': 'bureau-only',
  'billing.outbox': 'bureau-append',
  'billing.reseller_bill_marks': 'bureau-only',
  'billing.run_items': 'tenant',
  'billing.run_log': 'bureau-only',
  'billing.run_steps': 'bureau-only',
  'billing.run_windows': 'tenant',
  'billing.schema_migrations': 'bureau-only',
  'billing.service_changes': 'tenant',
  'billing.service_cycles': 'tenant-through-parent',
  'billing.usage_adjustments': 'tenant',
  'billing.usage_balances': 'tenant',
  'billing.usage_files': 'tenant',
  'billing.usage_records': 'tenant',
  'billing.usage_recyclings': 'bureau-only',
  'billing.usage_suspense': 'tenant',
  'billing.usage_suspense_events': 'bureau-only',
  'billing.view_as_sessions': 'bureau-only',
};
