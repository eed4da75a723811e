import type { House } from './houses';

/** A value that is not a marker, and why it cannot be one. */
export type Fixed = { value: (house: House) => unknown; because: string };

const always = (value: unknown, because: string): Fixed => ({ value: () => value, because });

/** The size of a stored file, which some rows know and check. */
export const FILE_BYTES = 64;

/** By column, in any table. */
const anywhere: Record<string, Fixed> = {
  country: always('GB', 'two letters'),
  locale: always(null, 'no type is translated: another locale would hide the row'),
  published_at: always('2026-01-01T00:00:00.000Z', 'the same on all rows, without a meaning here'),
  document_id: { value: (house) => house.documentId, because: 'the documentId of the house' },
  reseller_id: {
    value: (house) => (house.mode === 'none' ? null : house.id),
    because: 'whose row it is',
  },
  issuer_key: { value: (house) => `reseller:${house.id}`, because: 'the id of the house' },
  book: { value: (house) => `reseller:${house.id}`, because: 'the id of the house' },
  scopes: always(['customers.read'], 'of a few words'),
  cycle_day: always(1, 'a day of a month'),
  anchor_day: always(1, 'a day of a month'),
};

/** By table and column. */
const inTable: Record<string, Fixed> = {
  'brands.primary_colour': always('#22304a', 'a colour has six digits'),
  'brands.accent_colour': always('#5b7083', 'a colour has six digits'),
  'bureau_settings.time_zone': always('Europe/London', 'it is used to reckon'),
  'bureau_settings.peak_start': always('07:00', 'a time'),
  'bureau_settings.peak_end': always('19:00', 'a time'),
  'resellers.invoice_number_pattern': always('{prefix}-{seq:6}', 'it makes numbers'),
  'resellers.mode': { value: (house) => house.mode, because: 'one of a few words' },
  'customers.billing_start': always('2026-01-01', 'a run takes who is due'),
  'customers.payment_method': always('direct-debit', 'one of a few words'),
  'customers.delivery': always('portal', 'nothing is sent'),
  'subscriptions.start_date': always('2026-01-01', 'a run takes who is due'),
  'subscriptions.end_date': always(null, 'a run takes who is due'),
  'subscriptions.quantity': always(1, 'a small number'),
  'rate_cards.kind': always('sell', 'a card that cost is bought by has no reseller'),
  'rate_card_versions.status': always('live', 'one of a few words'),
  'mandates.status': always('active', 'one of a few words'),
  'invoices.status': always('issued', 'what is not issued is not shown'),
  'invoices.vat_total': always('0.00', 'the total is what is marked'),
  'billing.account_invoice_lines.vat_treatment': always('standard', 'one of a few words'),
  'billing.account_invoice_lines.vat_percent': always('20.000', 'one of a few rates'),
  'invoice_lines.vat_treatment': always('standard', 'one of a few words'),
  'invoice_lines.vat_percent': always('20.000', 'one of a few rates'),
  'billing.invoice_documents.bytes': always(FILE_BYTES, 'the size of the file'),
  'billing.usage_files.rows_accepted': always(0, 'the counts must add up'),
  'billing.usage_files.status': always('imported', 'one of a few words'),
  'billing.usage_records.call_type': always('V', 'one of a few words'),
  'billing.usage_records.local_date': always('2026-05-04', 'its partition'),
  'billing.run_items.status': always('issued', 'one of a few words'),
  'billing.customer_cycles.period_from': always('2026-01-01', 'the order of days'),
  'billing.customer_cycles.next_bill_date': always('2026-06-01', 'the order of days'),
  'billing.customer_cycles.usage_bill_date': always('2026-06-01', 'the order of days'),
  'billing.allowance_lots.used': always(1, 'no more than there is'),
  'billing.allowance_lots.carried': always(1, 'no more than there is'),
  'billing.bill_day_moves.from_day': always(1, 'a day of a month'),
  'billing.bill_day_moves.to_day': always(2, 'a day of a month'),
  'billing.chargeable_acts.quantity': always(1, 'a small number'),
  'billing.chargeable_acts.status': always('recorded', 'one of a few words'),
  'billing.chargeable_acts.waive_reason': always(null, 'it is not waived'),
  'billing.run_windows.reseller_key': {
    value: (house) => (house.mode === 'none' ? 0 : house.id),
    because: 'the id of the house',
  },
  'billing.run_windows.closed_at': always(null, 'it is open'),
  'billing.run_windows.outcome': always(null, 'it is open'),
  'billing.service_changes.document_id': {
    value: (house) => `00000000-0000-4000-8000-${String(house.id).padStart(12, '0')}`,
    because: 'a UUID',
  },
  'billing.service_changes.quantity': always(1, 'a small number'),
  'billing.service_changes.withdrawn_at': always(null, 'it stands'),
  'billing.service_changes.withdrawn_by': always(null, 'it stands'),
  'billing.usage_adjustments.billed_date': always('2026-05-01', 'the order of days'),
  'band_rates.service_code': always('SC001', 'SC and three digits'),
  'rates.service_code': always('SC001', 'SC and three digits'),
  'service_charges.code': {
    value: (house) => `SC${String(house.id % 1000).padStart(3, '0')}`,
    because: 'SC and three digits',
  },
  'billing.rate_import_rows.effective': always('2026-01-01', 'the order of days'),
  'billing.rate_import_rows.ends': always(null, 'the order of days'),
  'price_rises.index_percent': always('3.80', 'a share, of few digits'),
  'price_rises.added_percent': always('3.90', 'a share, of few digits'),
  'usage_thresholds.times': always('2.00', 'a small number'),
  'customers.account_of_id': always(null, 'accounts are the bureau’s own customers'),
  'billing.run_steps.status': always('done', 'one of a few words'),
  'billing.outbox.done_at': always('2026-01-01T00:00:00Z', 'nothing is to be done'),
  'i18n_locale.code': {
    value: (house) => `en-${house.name.toUpperCase().slice(0, 2)}`,
    because: 'Strapi reads it as a locale',
  },
};

/** Columns whose value must equal that of another of the same row. */
export const SAME_AS: Record<string, string> = {
  'invoices.gross_total': 'net_total',
  'billing.usage_files.rows_read': 'rows_suspended',
};

/** The value of a column that is none of markers, if it has one. */
export const fixedValue = (table: string, column: string): Fixed | undefined =>
  inTable[`${table}.${column}`] ??
  anywhere[column] ??
  // Everything that staff can allow: what is switched off cannot leak.
  (/^allow_/.test(column) ? always(true, 'yes or no') : undefined);
